import { describe, expect, it } from "vitest";
import { languageOf } from "../../../../src/core/code/languageOf.ts";
import { isSameInOtherWords } from "../../../../src/core/code/sameInOtherWords.ts";
import { substanceOf } from "../../../../src/core/code/substance.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";

function isRenamed(name: string, one: string, other: string): boolean {
	const path = name as RepoPath;
	const said = (text: string) => {
		const lines = text.split("\n");
		return substanceOf(lines, path)({ start: 1, end: lines.length });
	};
	return isSameInOtherWords(said(one), said(other), languageOf(path));
}

const same = (path: string, one: string, two: string) =>
	expect(isRenamed(path, one, two), `${one}\n\n${two}`).toBe(true);
const other = (path: string, one: string, two: string) =>
	expect(isRenamed(path, one, two), `${one}\n\n${two}`).toBe(false);

describe("a function whose variables have other names", () => {
	it("is the same where they are its own, and it itself may have another, too", () => {
		same(
			"a.ts",
			"function wait(ms: number) {\n\tconst end = now() + ms;\n\treturn end;\n}",
			"function pause(time: number) {\n\tconst until = now() + time;\n\treturn until;\n}",
		);
		same(
			"a.js",
			"refresh(a, b) {\n\tlet x = a;\n\treturn x + b;\n}",
			"refresh(one, two) {\n\tlet sum = one;\n\treturn sum + two;\n}",
		);
		same(
			"a.py",
			"def f(a, b=1):\n    x = a\n    return x + b",
			"def f(first, b=1):\n    total = first\n    return total + b",
		);
		same(
			"a.go",
			"func (s *Store) Get(k string) error {\n\tv, err := s.find(k)\n\treturn use(v, err)\n}",
			"func (st *Store) Get(key string) error {\n\tvalue, err := st.find(key)\n\treturn use(value, err)\n}",
		);
		same(
			"A.java",
			"int sum(int a) {\n  int b = a;\n  return b;\n}",
			"int sum(int first) {\n  int total = first;\n  return total;\n}",
		);
		same(
			"a.rs",
			"fn f(a: u8) -> u8 {\n    let mut b = a;\n    b\n}",
			"fn f(x: u8) -> u8 {\n    let mut y = x;\n    y\n}",
		);
	});

	it("is another where a name is not its own", () => {
		other(
			"a.js",
			"function f(a) {\n\treturn g(a);\n}",
			"function f(a) {\n\treturn h(a);\n}",
		);
		other(
			"a.js",
			"function f(a) {\n\treturn a.b;\n}",
			"function f(a) {\n\treturn a.c;\n}",
		);
		other(
			"a.js",
			"function f(a) {\n\treturn a + B;\n}",
			"function f(a) {\n\treturn a + C;\n}",
		);
		other(
			"a.py",
			"def f(a):\n    return g(k=a)",
			"def f(a):\n    return g(l=a)",
		);
		other(
			"A.java",
			"int f(int a) {\n  return LIMIT;\n}",
			"int f(int a) {\n  return MOST;\n}",
		);
		other(
			"a.go",
			"func f() int {\n\treturn one.Two\n}",
			"func f() int {\n\treturn one.Three\n}",
		);
	});

	it("is another where the name says something as a key, in a text, or of something else by now", () => {
		other(
			"a.js",
			"function f(a) {\n\treturn { a };\n}",
			"function f(b) {\n\treturn { b };\n}",
		);
		other(
			"a.py",
			"def f(a):\n    return g(a=a)",
			"def f(b):\n    return g(b=b)",
		);
		other(
			"a.js",
			'function f(a) {\n\treturn a + "x";\n}',
			'function f(a) {\n\treturn a + "y";\n}',
		);
		other(
			"a.js",
			"function f(a, b) {\n\treturn a - b;\n}",
			"function f(a, b) {\n\treturn b - a;\n}",
		);
		other(
			"a.js",
			"function f(a, b) {\n\treturn a - b;\n}",
			"function f(a, b) {\n\treturn a - a;\n}",
		);
		other(
			"a.py",
			"def f(a):\n    if a:\n        g(a)\n        h(a)",
			"def f(b):\n    if b:\n        g(b)\n    h(b)",
		);
		other("a.py", "retries = 3\nwait(retries)", "tries = 3\nwait(tries)");
		other("a.js", "if (a) {\n\tg(a);\n}", "if (b) {\n\tg(b);\n}");
	});

	it("is the same in Rust with other types in what it takes and gives, and with unsafe code marked", () => {
		same(
			"a.rs",
			"fn move_all<T>(from: &mut List<T>, to: &mut List<T>) -> Option<T> {\n    *from.p = 1;\n}",
			"fn move_all<T>(\n    from: &mut List<Entry<T>>,\n    to: &mut List<Entry<T>>,\n) -> Option<Entry<T>> {\n    unsafe {\n        *from.p = 1;\n    }\n}",
		);
		other(
			"a.rs",
			"fn f(a: u8) {\n    g(a)\n}",
			"fn f(a: u8) {\n    unsafe { h(a) }\n}",
		);
		other(
			"a.rs",
			"fn f(a: u8) {\n    g(a)\n}",
			"fn f(a: u8, b: u8) {\n    g(a)\n}",
		);
	});

	it("is the same in Python where a type that may be one of several is written otherwise", () => {
		same(
			"a.py",
			"def f():\n    class Model(Base):\n        a: Optional[Union[int, List[str]]] = None",
			"def f():\n    class Model(Base):\n        a: int | List[str] | None = None",
		);
		other(
			"a.py",
			"def f():\n    return g(Optional[int])",
			"def f():\n    return g(int)",
		);
	});
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { substanceOf } from "../../../../src/core/code/substance.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";

function said(path: string, text: string, start = 1, end?: number): string {
	const lines = text.split("\n");
	return substanceOf(
		lines,
		path as RepoPath,
	)({
		start,
		end: end ?? lines.length,
	});
}

const same = (path: string, one: string, other: string) =>
	expect(said(path, one)).toBe(said(path, other));
const other = (path: string, one: string, two: string) =>
	expect(said(path, one)).not.toBe(said(path, two));

describe("what code says", () => {
	it("is the same with other layout, comments and quotes", () => {
		same(
			"a.ts",
			"const a = call('x', {\n  b: 1,\n}); // why\n",
			'/* old */ const a=call("x",{b:1})',
		);
		same("a.go", "if x { // one\n\treturn y\n}", "if x {\n    return y\n}");
		same("a.css", "a { color: red; /* x */ }", "a{color:red}");
		same("a.html", "<p>x</p><!-- a -->", "<p>x</p>");
	});

	it("is another with another name, number, operator or text", () => {
		other("a.ts", "retry(3)", "retry(4)");
		other("a.ts", "a < b", "a <= b");
		other("a.ts", 'say("a b")', 'say("ab")');
		other("a.ts", 'say("a;")', 'say("a")');
		other("a.ts", 'say("// no comment")', 'say("")');
		other("a.ts", "return x", "returnx");
		other("a.sh", "rm -r a # x", "rm -rf a");
	});

	it("of Python holds how lines are in, and leaves docstrings out", () => {
		other("a.py", "if a:\n    b()\n    c()", "if a:\n    b()\nc()");
		same("a.py", "if a:\n    b()\n    c()", "if a:\n  b()\n\n  c()  # x");
		same("a.py", "  if a:\n    b()", "if a:\n    b()");
		same("a.py", "f(\n  a,\n      b,\n)", "f(a, b)");
		same("a.py", 'def f():\n    """Old."""\n    g()', "def f():\n    g()");
		other("a.py", 'x = """Old."""', 'x = """New."""');
	});

	it("is all that runs, wherever the lines begin that are asked for", () => {
		const choice = (last: string) =>
			`const x = (\n  a ? f(b)\n  : g(${last}));`;
		expect(said("a.ts", choice("c"), 3)).not.toBe(said("a.ts", choice("d"), 3));
		const cases = (last: string) =>
			`switch (a) {\n  case f(x): {\n    g(${last});\n  }\n}`;
		for (const start of [1, 2, 3])
			expect(said("a.ts", cases("c"), start)).not.toBe(
				said("a.ts", cases("d"), start),
			);
		const entries = (last: string) => `x = {\n    a: b,\n    c: ${last}\n}`;
		expect(said("a.py", entries("d"), 3)).not.toBe(
			said("a.py", entries("e"), 3),
		);
		other("a.py", "try: a()\nexcept: pass", "try: a()\nexcept: stop()");
		// A bracket in a text opens nothing.
		other(
			"a.ts",
			"if (/\\(/.test(a))\n  g(c ? b : d)",
			"if (/\\(/.test(a))\n  g(c ? b : e)",
		);
		other(
			"a.py",
			'x = "("\nif a:\n    b()\n    c()',
			'x = "("\nif a:\n    b()\nc()',
		);
	});

	it("holds types that libraries read when it runs, and no others", () => {
		const field = (type: string) => `class A(BaseModel):\n    x: ${type}`;
		expect(said("a.py", field("int"), 2)).not.toBe(
			said("a.py", field("str"), 2),
		);
		const route = (type: string) => `@app.get("/")\ndef f(x: ${type}): ...`;
		expect(said("a.py", route("int"), 2)).not.toBe(
			said("a.py", route("str"), 2),
		);
		same("a.py", "def f(x: int) -> A: ...", "def f(x): ...");
		same("a.ts", "f(a?: A, b: B): C {}", "f(a?, b) {}");
	});

	it("is of the lines that are asked for, in the text as a whole", () => {
		const text = "/*\nstart(\n*/\nreal()\n// end\nlast()";
		expect(said("a.ts", text, 1, 3)).toBe("");
		expect(said("a.ts", text, 2, 4)).toBe(said("a.ts", "real()"));
		expect(said("a.ts", text, 5, 5)).toBe("");
		expect(said("a.ts", text, 6, 6)).toBe("last()");
	});

	it("of a language that is not known is all but the layout", () => {
		same("a.unknown", "a  b\n  c", "a b c");
		other("a.unknown", "a # x", "a");
	});

	it("of every text is told, whatever the lines", () => {
		const piece = fc.constantFrom(
			..."\"'`/*#\\()[]{};, \n\tab\uE000-<>!".split(""),
		);
		const names = fc.constantFrom("a.ts", "a.py", "a.vue", "a.yaml", "a.rb");
		fc.assert(
			fc.property(
				names,
				fc.array(piece, { maxLength: 80 }),
				fc.nat(9),
				fc.nat(9),
				(name, pieces, start, more) => {
					const text = pieces.join("");
					const range = [start + 1, start + 1 + more] as const;
					expect(said(name, text, ...range)).not.toMatch(/[ \n\t]/);
					// A line more at the end of the file never changes what those before it say.
					const count = text.split("\n").length;
					expect(said(name, `${text}\n`, 1, count)).toBe(said(name, text));
				},
			),
			{ numRuns: 500 },
		);
	});
});

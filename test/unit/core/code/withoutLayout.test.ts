import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import * as prettier from "prettier";
import { describe, expect, it } from "vitest";
import { substanceOf } from "../../../../src/core/code/substance.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { expectTame } from "../../../support/expectTame.ts";

function said(file: string, text: string): string {
	const lines = text.split("\n");
	return substanceOf(lines, file as RepoPath)({ start: 1, end: lines.length });
}

const same = (file: string, ...[one, two]: readonly [string, string]) =>
	expect(said(file, one), `${one} = ${two}`).toBe(said(file, two));
const other = (file: string, ...[one, two]: readonly [string, string]) =>
	expect(said(file, one), `${one} ≠ ${two}`).not.toBe(said(file, two));

describe("White space that says something", () => {
	it("counts between the words of a shell, and at the ends of its lines", () => {
		other("a.sh", "rm -rf $dir/*", "rm -rf $dir/ *");
		other("a.sh", "[ -f a ]", "[ -f a]");
		other("a.sh", "a=b", "a= b");
		other("a.sh", "cd a\nrm b", "cd a rm b");
		same("a.sh", "if a; then\n  b  c\n\nfi", "if a\nthen\n    b c\nfi");
		same("a.sh", "a \\\n  b", "a b");
		same("a.sh", "a|b&&c", "a | b &&\n  c");
		other("Dockerfile", "RUN a\nRUN b", "RUN a RUN b");
		other("Makefile", "a: b\n\tc", "a: b\nc");
		other("Makefile", "a:\n\tb -c", "a:\n\tb - c");
	});

	it("counts between selectors and between values of a style sheet", () => {
		for (const file of ["a.css", "a.scss", "a.less"]) {
			other(file, ".a .b {}", ".a.b {}");
			other(file, "a :hover {}", "a:hover {}");
			other(file, "a [b] {}", "a[b] {}");
			other(file, "a { margin: 0 -1px }", "a { margin: 0-1px }");
			other(
				file,
				"a { width: calc(1px + 2px) }",
				"a { width: calc(1px +2px) }",
			);
			same(
				file,
				"a>b,c{color:red;margin:0 1px}",
				"a > b,\nc {\n  color: red;\n  margin: 0 1px;\n}\n",
			);
			same(file, "a{color :red!important}", "a { color: red !important; }");
			same(file, "@media (a:b) and (c:d){}", "@media (a: b) and (c: d) {\n}");
		}
	});

	it("counts where it ends a statement", () => {
		other("a.js", "return a", "return\na");
		same("a.js", "if (a) {\n  return;\n}", "if (a) { return }");
		other("a.js", "a\n++b", "a++\nb");
		other("a.js", "a;\n(b)", "a\n(b)");
		other("a.js", "if (a);\nb()", "if (a)\nb()");
		same("a.js", "a();\nb();\n[c].d()", "a()\nb()\n;[c].d()");
		same("a.js", "a(); b()", "a()\nb()\n");
		same("a.js", "f(\n  --a,\n)", "f(--a)");
		same("a.js", "return (\n  a && b\n);", "return a && b");
		same("a.js", "f((a) => (b ? c : d));", "f((a) => b ? c : d)");
		other("a.js", "f((a) => ({ b }))", "f((a) => { b })");
		other("a.js", "f((a, b))", "f(a, b)");
		same(
			"a.ts",
			"() =>\n  (a ? b : new Map<C, D>());",
			"() => a ? b : new Map<C, D>()",
		);
		same(
			"a.js",
			"do { a() } while (b);\nreturn c",
			"do { a() }\nwhile (b)\nreturn c",
		);
		same("a.ts", "(a as\n  | B\n  | null)", "(a as B | null)");
		other("a.js", "while (b);\nc()", "while (b) c()");
		same(
			"a.js",
			"if (a) continue;\n(b ?? c).d()",
			"if (a) continue\n;(b ?? c).d()",
		);
		same("a.js", "a = '\\'\"'", 'a = "\'\\""');
		other("a.js", "a = '\\\\\"'", "a = '\"'");
		other("a.js", "a = ' \"'", "a = '\"'");
		other("a.js", "a = (b || c)\n  && d", "a = b || c\n  && d");
		other("a.js", "a = {};\n[b].c()", "a = {}\n[b].c()");
		other("a.go", "return\nf()", "return f()");
		other("a.go", "a := b\n*c = d", "a := b * c = d");
		same("a.go", "func f() { return a; }", "func f() {\n\treturn a\n}");
		same("a.go", "f(\n\ta,\n\tb,\n)\ng()", "f(a, b); g()");
		other("a.rb", "foo -1", "foo - 1");
		other("a.rb", "foo [1]", "foo[1]");
		other("a.rb", "return\nfoo", "return foo");
		same("a.rb", "foo(1,2)\n  .bar", "foo(1, 2).bar");
		same("a.kt", "val a = b\n    ?: c", "val a = b ?: c");
		other("a.rs", "{ a(); }", "{ a() }");
		other("a.py", "a = (b,)", "a = (b)");
		same("a.py", "a(\n    b,\n)", "a(b)");
	});

	it("counts around letters of every alphabet", () => {
		other("a.js", "let é = 1", "leté = 1");
		other("a.js", "return $a", "return$a");
		other("a.js", "a + +b", "a++b");
	});
});

const sha1 = (text: string) => createHash("sha1").update(text).digest();

describe("What prettier writes anew", () => {
	const root = path.resolve("src");
	const files = readdirSync(root, { recursive: true, encoding: "utf8" })
		.filter((file) => /\.tsx?$/.test(file))
		// By their names: a file that comes or goes changes nothing of which others are looked at.
		.filter((file) => sha1(file).readUInt8() % 40 === 0)
		.map((file) => path.join(root, file));
	const styles = [
		{ printWidth: 50, tabWidth: 3 },
		{ printWidth: 160, semi: false, singleQuote: true },
		{ trailingComma: "none", useTabs: true },
	] as const;

	it.each(styles)("says the same, with %o", async (style) => {
		for (const file of [...files, path.resolve("media/page/page.css")]) {
			const text = readFileSync(file, "utf8");
			const parser = file.endsWith(".css") ? "css" : "typescript";
			const usual = await prettier.format(text, { parser });
			const anew = await prettier.format(text, { parser, ...style });
			expect(said(file, anew), file).toBe(said(file, usual));
		}
	});
});

it("White space is looked at in a time that grows with the code, however it is made", () => {
	for (const piece of [
		" ",
		"\n",
		"; ",
		"a :",
		" + (",
		"(a,",
		"\\\n",
		"return\n",
		"(()",
	])
		for (const file of ["a.js", "a.css", "a.sh", "a.go", "a.rb", "a.py"])
			expectTame(
				(length) => `${piece.repeat(length / piece.length)}!`,
				(text) => said(file, text),
				4_000,
			);
});

it.each([
	["a.css", "a{b:c}\n/*", "*/\nd{e:f}"],
	["a.ts", "return (a) /*", "*/ + b"],
	["a.ts", "f(a)\n", "\n;(b)"],
])(
	"goes over %s once, however much white space and comment stands in it",
	(file, before, after) => {
		expectTame(
			(length) => `${before}${"\n x".repeat(length / 3)}${after}`,
			(text) => said(file, text),
			100_000,
		);
		expectTame(
			(length) => `${before}${" ".repeat(length)}${after}`,
			(text) => said(file, text),
			100_000,
		);
	},
);

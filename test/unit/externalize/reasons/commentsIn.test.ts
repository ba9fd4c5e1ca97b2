import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseRepoPath, type RepoPath } from "../../../../src/core/repoPath.ts";
import { commentsIn } from "../../../../src/externalize/reasons/commentsIn.ts";

/** Opens a hole in a template. */
const hole = "$";

function comments(code: string, name: string) {
	return commentsIn(code, name as RepoPath);
}

/** Where they stand and what they say. */
function said(code: string, name: string): readonly string[] {
	return comments(code, name).map(
		({ lines, text }) => `${lines.start}-${lines.end} ${text}`,
	);
}

describe("finding the comments of a code text", () => {
	it("joins line comments right below each other", () => {
		const code =
			"// The gateway drops\n// the first one.\ncall();\n\n// Again.\n";
		expect(said(code, "a.ts")).toEqual([
			"1-2 The gateway drops\nthe first one.",
			"5-5 Again.",
		]);
	});

	it("parts those that stand at other columns, or behind other code", () => {
		const code = "a(); // one\nb(); // two\n  // three\n// four\n";
		expect(said(code, "a.c")).toEqual([
			"1-1 one",
			"2-2 two",
			"3-3 three",
			"4-4 four",
		]);
	});

	it("takes along what goes on below a comment behind code", () => {
		const code = "wait(30) # The server\n         # is slow.\n";
		const [comment] = comments(code, "a.py");
		expect(comment).toMatchObject({
			lines: { start: 1, end: 2 },
			text: "The server\nis slow.",
			isTrailing: true,
		});
	});

	it("takes what decorates the lines of a block away", () => {
		const code =
			"\n/**\n * Retries once.\n *\n *   indented\n **/\nfoo();\n/* one\n   two */\n";
		expect(comments(code, "a.java")).toMatchObject([
			{
				lines: { start: 2, end: 6 },
				text: "Retries once.\n\n  indented",
				textLine: 3,
				isDoc: true,
			},
			{
				lines: { start: 8, end: 9 },
				text: "one\ntwo",
				textLine: 8,
				isDoc: false,
			},
		]);
	});

	it("joins blocks of one line below each other, and comments that share a line", () => {
		const code = "/* one */\n/* two */\nint a /* b */, c; // d\n";
		expect(said(code, "a.c")).toEqual(["1-2 one\ntwo", "3-3 b d"]);
	});

	it("reads docstrings, and no other text of Python", () => {
		const code = [
			'"""Of the module."""',
			"def f(a):",
			"    r'''Of the function.",
			"",
			"    More.",
			"    '''",
			'    b = """no # comment"""',
			'    call(a, "# none", """',
			'    none""")',
			"    LIMIT = 3",
			'    """Of the limit."""',
		].join("\n");
		expect(comments(code, "a.py")).toMatchObject([
			{ text: "Of the module.", isDoc: true },
			{ text: "Of the function.\n\nMore.", lines: { start: 3, end: 6 } },
			{ text: "Of the limit." },
		]);
	});

	it.each([
		[
			"a.ts",
			`const a = \`// ${hole}{ b /* in */ + \`// ${hole}{1}\` } // none\`; // out`,
			"in out",
		],
		["a.ts", 'const a = /\\/\\/ ["/*]/; // out', "out"],
		["a.ts", "const a = b / c; // out / of", "out / of"],
		["a.js", "const a = 'it\\'s // none'; // out", "out"],
		["a.tsx", "<a href=https://example.org>none</a> // out", "out"],
		["a.go", "a := `// none\\`; b := '\"' // out", "out"],
		["a.rs", "fn f<'a>(b: &'a str) -> char { '\"' } // out", "out"],
		[
			"a.rs",
			'let a = r#"// "none" "#; /* out /* in */ of */',
			"out /* in */ of",
		],
		["a.c", 'char a = \'"\', *b = "/* none */"; /* out */', "out"],
		["a.cpp", 'auto a = R"x(// )" none)x"; // out', "out"],
		["a.cs", 'var a = @"c:\\"; // out', "out"],
		["a.java", 'var a = """\n// "none"\n"""; // out', "out"],
		["a.kt", "/* a /* b */ out */", "a /* b */ out"],
		["a.rb", 'puts "#{a} # none" # out', "out"],
		[
			"a.php",
			"<p>It's # none</p>\n<?php f('# none'); # out\n?> // none",
			"out",
		],
		["a.sh", `echo ${hole}{#a} 'it # none' "# none" # out`, "out"],
		["a.sh", "cat <<EOF # out\n# none\nEOF\n", "out"],
		["a.yaml", "a: b#none\nc: 'd # none' # out", "out"],
		["a.toml", 'a = """\n# none\n""" # out', "out"],
		["a.sql", "select '-- none', 'it''s' -- out", "out"],
		["a.html", "<!-- out --><script>// of\nf('<!-- none')</script>", "out of"],
		["a.vue", "<style>/* out */</style>", "out"],
		["a.css", 'a { content: "/* none */" } /* out */', "out"],
		["a.scss", "a { b: url(https://example.org) } // out", "out"],
		["a.lua", "a = [[-- none]] --[==[ out\n]] of ]==]", "out\n]] of"],
		["a.hs", "a' = b --> c -- out {- of -}", "out {- of -}"],
		["a.hs", "{- out {- in -} of -}", "out {- in -} of"],
		["a.ex", 'a = "# none" # out', "out"],
		["a.clj", '(a ";none") ;; out', "out"],
		["a.tf", 'a = "# none" # out', "out"],
		["a.ps1", "<# out #>", "out"],
		["Dockerfile", "RUN a # out", "out"],
		["Makefile", "a: b # out", "out"],
		["a.tex", "50\\% none % out", "out"],
		["a.ini", "; out", "out"],
	])("tells in %s comments from texts: %s", (name, code, text) => {
		const found = comments(code, name).map((comment) => comment.text);
		expect(found.join(" ")).toBe(text);
	});

	it("knows nothing of files whose language is not known", () => {
		expect(comments("// one", "a.unknown")).toEqual([]);
		expect(comments("# one", "README")).toEqual([]);
	});

	it("counts lines that end with two characters as one", () => {
		expect(said("a();\r\n// one\r\n// two\r\n", "a.ts")).toEqual([
			"2-3 one\ntwo",
		]);
	});

	it.each([
		["licence", "/* Copyright 2020 Ada. All rights reserved. */"],
		["licence", "// SPDX-License-Identifier: MIT"],
		["code", "// const a = call(b);\n// if (a) {\n// }"],
		["ruler", "// ------------------- Helpers -------------------"],
		["ruler", "// ====="],
		["todo", "// TODO: do it better"],
		["directive", "// eslint-disable-next-line no-console"],
		["directive", "//go:build linux"],
		["prose", "// The gateway drops the first one."],
		["prose", "// Returns the list (see below)."],
	])("takes for %s: %s", (kind, code) => {
		expect(comments(code, "a.ts").map((comment) => comment.kind)).toEqual([
			kind,
		]);
	});

	const mean = fc
		.array(
			fc.oneof(
				fc.constantFrom(
					...'// /* */ # " \' ` $ { } ( ) \\ / \n <!-- --> -- [[ ]] """ \'\'\' <<EOF EOF r#" <script> <?php ?> =begin =end {- -} TODO'.split(
						" ",
					),
					"\r\n",
					" ",
				),
				fc.string({ maxLength: 5 }),
			),
			{ maxLength: 40 },
		)
		.map((pieces) => pieces.join(""));
	const names = fc.constantFrom(
		..."a.ts a.py a.go a.java a.c a.cpp a.cs a.rs a.rb a.php a.sh a.yaml a.toml a.sql a.html a.vue a.css a.lua a.hs".split(
			" ",
		),
	);

	it("gives lines within the text, in order and apart, whatever the text", () => {
		fc.assert(
			fc.property(mean, names, (code, name) => {
				const count = code.split("\n").length;
				let end = 0;
				for (const comment of comments(code, name)) {
					expect(comment.lines.start).toBeGreaterThan(end);
					end = comment.lines.end;
					expect(end).toBeGreaterThanOrEqual(comment.lines.start);
					expect(comment.textLine).toBeGreaterThanOrEqual(comment.lines.start);
					expect(comment.text.trim()).not.toBe("");
					const last = comment.textLine + comment.text.split("\n").length - 1;
					expect(last).toBeLessThanOrEqual(end);
				}
				expect(end).toBeLessThanOrEqual(count);
			}),
			{ numRuns: 2000 },
		);
	});

	it("takes any name", () => {
		fc.assert(
			fc.property(fc.string(), (name) => {
				const path = parseRepoPath(name);
				if (path !== undefined) comments("// a", path);
			}),
		);
	});
});

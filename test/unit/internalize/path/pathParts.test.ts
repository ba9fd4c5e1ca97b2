import { describe, expect, it } from "vitest";
import { linkPlaces } from "../../../../src/core/markdown/linkPlaces.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import type { SharedText } from "../../../../src/core/sharedText.ts";
import { churn } from "../../../../src/internalize/path/churn.ts";
import { entryPoints } from "../../../../src/internalize/path/entryPoints.ts";
import { fileFacts } from "../../../../src/internalize/path/fileFacts.ts";
import { createFileTree } from "../../../../src/internalize/path/imports/fileTree.ts";
import { pinnedItems } from "../../../../src/internalize/path/pathFile.ts";
import { createProgress } from "../../../../src/internalize/path/progress.ts";
import {
	codeMinutes,
	codeSize,
	proseMinutes,
} from "../../../../src/internalize/path/readingTime.ts";
import { createTestOf } from "../../../../src/internalize/path/testOf.ts";

const path = (text: string) => text as RepoPath;

describe("what a team pinned", () => {
	it("is each item of a list with a link, with what it says and how long it takes", () => {
		const text = `# Welcome

Read [this](intro.md) whenever you like.

1. [Tokens](../token.ts#L1-L20): the type at the top. ~10 min
2. [ ] Then [the *store*](../store.ts "Store") (5 minutes)
- no link
- \`[code](x.ts)\`
  * [Wiki](https://example.org/a_(b)) – for later
`;
		expect(pinnedItems(text, linkPlaces(text))).toEqual([
			{
				...{ url: "../token.ts#L1-L20", label: "Tokens", line: 5 },
				...{ said: "the type at the top.", minutes: 10 },
			},
			{
				...{ url: "../store.ts", label: "the *store*", line: 6 },
				...{ said: "Then", minutes: 5 },
			},
			{
				...{ url: "https://example.org/a_(b)", label: "Wiki", line: 9 },
				...{ said: "for later", minutes: undefined },
			},
		]);
	});
});

describe("how far somebody has come", () => {
	function textInMemory(before?: string): SharedText & { now(): unknown } {
		let text = before;
		return {
			read: () => text,
			change: async (edit) => {
				text = edit(text);
			},
			now: () => text,
		};
	}

	it("is kept for each area, and gone without a trace once all is forgotten", async () => {
		const text = textInMemory();
		const progress = createProgress(text);
		await progress.mark(path("src"), "a.ts", "done");
		await progress.mark(path("src"), "a.ts", "known");
		await progress.mark(path(""), "a.ts", "skipped");
		expect([...progress.of(path("src"))]).toEqual([["a.ts", "known"]]);
		await progress.forget(path("src"), "a.ts");
		expect(progress.of(path("src")).size).toBe(0);
		expect(progress.of(path("")).get("a.ts")).toBe("skipped");
		await progress.mark(path("test"), "a.ts", "done");
		expect(progress.areas()).toEqual(["", "test"]);
		await progress.forget(path("test"));
		await progress.forget(path(""));
		expect(text.now()).toBeUndefined();
	});

	it("is wiped for all areas at once", async () => {
		const text = textInMemory();
		const progress = createProgress(text);
		await progress.mark(path("src"), "a.ts", "done");
		await progress.mark(path("test"), "a.ts", "done");
		await progress.wipe();
		expect(text.now()).toBeUndefined();
	});

	it.each([
		"",
		"{",
		"[]",
		'{"areas": 3}',
		'{"areas": {"src": {"a": "eaten"}}}',
	])("is nothing where what was kept is “%s”", async (kept) => {
		const progress = createProgress(textInMemory(kept));
		expect(progress.of(path("src")).size).toBe(0);
		await progress.mark(path("src"), "a", "done");
		expect(progress.of(path("src")).get("a")).toBe("done");
	});
});

describe("what commits tell", () => {
	const ada = { name: "Ada", email: "ada@example.org" };
	const everything = Array.from({ length: 100 }, (_, at) => path(`f${at}`));

	it("counts what is later more, and commits of many files little", () => {
		const { weights, counts } = churn([
			{ author: ada, date: "2026-06-01", paths: [path("new")] },
			{ author: ada, date: "2022-06-01", paths: [path("old")] },
			{
				author: ada,
				date: "2026-06-01",
				paths: [...everything, path("old")],
			},
		]);
		expect(weights.get(path("new"))).toBe(1);
		expect(weights.get(path("old"))).toBeLessThan(0.4);
		expect(counts.get(path("f1"))).toBeUndefined();
	});
});

describe("how long reading takes", () => {
	it("is told of prose by its words, and of code by its lines, of whose comments by their words", () => {
		expect(proseMinutes("word ".repeat(2380))).toBe(10);
		expect(codeMinutes(codeSize("let a = 1;\n\n}\n".repeat(100)))).toBe(12);
		const commented = `${"// ten words of a comment that stands above some code\n".repeat(24)}`;
		expect(codeMinutes(codeSize(commented))).toBe(1);
		expect(
			codeSize(
				'import a from "b";\n#include <x>\n"""\nIt is\nso.\n"""\nx = 1\n',
			),
		).toEqual({ lines: 1, words: 3 });
	});

	it("is at least a minute and at most an hour", () => {
		expect(proseMinutes("")).toBe(1);
		expect(codeMinutes({ lines: 100_000, words: 0 })).toBe(60);
	});
});

describe("the tests of a file", () => {
	const testOf = createTestOf(
		[
			...["src/queue.test.ts", "tests/test_store.py", "test/a/index.test.ts"],
			...["src/test/java/x/TokenTest.java", "t/integration/test_store.py"],
			"tests/contrib/django/test_task.py",
		].map(path),
		[
			...["src/queue.ts", "lib/queue.py", "src/store.py", "src/a/index.ts"],
			...["src/b/index.ts", "src/main/java/x/Token.java"],
			...["app/task.py", "app/contrib/django/task.py"],
		].map(path),
	);

	it.each([
		["src/queue.ts", "src/queue.test.ts"],
		["src/store.py", "tests/test_store.py"],
		["src/main/java/x/Token.java", "src/test/java/x/TokenTest.java"],
		["src/a/index.ts", "test/a/index.test.ts"],
		["app/contrib/django/task.py", "tests/contrib/django/test_task.py"],
	])("of %s are %s", (file, test) => {
		expect(testOf(path(file))).toBe(test);
	});

	it.each(["lib/queue.py", "src/b/index.ts", "app/task.py"])(
		"of %s are none that fit another file better, or another language",
		(file) => {
			expect(testOf(path(file))).toBeUndefined();
		},
	);
});

describe("entry points", () => {
	it("are those that manifests name, where a program begins, and what is named so at the top", () => {
		const files = {
			"package.json":
				'{"bin": {"it": "./tools/it.js"}, "exports": {".": "./lib/x.js", "./more": "./lib/more.js"}}',
			"pyproject.toml": '[project.scripts]\nrun = "pkg.cli:main"\n',
			"tools/it.ts": "",
			"lib/x.ts": "",
			"lib/more.ts": "",
			"src/pkg/cli.py": "",
			"cmd/serve/serve.go": "package main\n\nfunc main() {}\n",
			"tool.c": "#ifdef TEST\nint main(void) {}\n#endif\n",
			"deep/index.ts": "",
			"index.ts": "",
			"it.gemspec": "",
			"lib/it.rb": "",
		};
		const tree = createFileTree(
			Object.keys(files) as RepoPath[],
			new Map(Object.entries(files).map(([at, text]) => [path(at), text])),
		);
		const facts = new Map(
			Object.entries(files).map(([file, text]) => [
				path(file),
				fileFacts(path(file), text, tree),
			]),
		);
		expect([...entryPoints(path(""), facts, tree).keys()].toSorted()).toEqual([
			...["cmd/serve/serve.go", "index.ts", "lib/it.rb", "lib/x.ts"],
			...["src/pkg/cli.py", "tools/it.ts"],
		]);
	});
});

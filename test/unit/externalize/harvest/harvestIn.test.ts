import { describe, expect, it } from "vitest";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { harvestIn } from "../../../../src/externalize/harvest/harvestIn.ts";
import { isHarvested } from "../../../../src/externalize/harvest/isHarvested.ts";

const path = "src/queue.ts" as RepoPath;
const lines = (...source: readonly string[]) => source.join("\n");
const told = (source: string) =>
	harvestIn(source, path).map(({ lines: { start, end }, kind, text }) => [
		`${start}-${end}`,
		kind,
		text,
	]);

describe("reasons that stand in comments", () => {
	it("are about the block below the comment, or the line on which it stands", () => {
		expect(
			told(
				lines(
					"// Sorted once more, because two machines may send the same chunk.",
					"function inOrder(all) {",
					"\treturn all.sort();",
					"}",
					"",
					"const lease = 90; // Longer than a restart takes, so that no job is done twice.",
				),
			),
		).toEqual([
			[
				"1-4",
				"why",
				"Sorted once more, because two machines may send the same chunk.",
			],
			[
				"6-6",
				"why",
				"Longer than a restart takes, so that no job is done twice.",
			],
		]);
	});

	it("are no longer about code that a blank line parts from the comment", () => {
		const source = lines(
			"// The archive is asked first to avoid a second request, because it forgets nothing.",
			"",
			"ask(archive);",
		);
		expect(told(source).map(([place]) => place)).toEqual(["1-1"]);
	});

	it("warn, or tell what was worked around, where they say so", () => {
		expect(
			told(
				lines(
					"// Must not be called twice, otherwise the lock is never given back.",
					"release(lock);",
					"",
					"// eslint-disable-next-line no-await-in-loop -- the file may be larger than memory",
					"await store.get(key);",
				),
			).map(([, kind, text]) => [kind, text]),
		).toEqual([
			[
				"gotcha",
				"Must not be called twice, otherwise the lock is never given back.",
			],
			[
				"workaround",
				"the file may be larger than memory\n\n`eslint-disable-next-line no-await-in-loop`",
			],
		]);
	});

	it("go on through the lines below a suppression", () => {
		const source = lines(
			"// @ts-expect-error The types do not know `duplex` yet, and",
			"// Node refuses to send a stream without it.",
			'duplex: "half",',
		);
		expect(told(source)[0]?.[2]).toBe(
			"The types do not know `duplex` yet, and Node refuses to send a stream without it.\n\n`@ts-expect-error`",
		);
	});

	it("are not what says only what code does, a licence, or code out of use", () => {
		expect(
			told(
				lines(
					"// Copyright 2024 Ada. Licensed under MIT, because it must be.",
					"",
					"// Adds one to the count.",
					"count++;",
					"// if (count > 5) return because;",
					"// eslint-disable-next-line no-console",
					"console.log(count);",
				),
			),
		).toEqual([]);
	});

	it("lie in their text and do not overlap more than the text has lines, whatever it is", () => {
		for (const source of [
			"",
			"//",
			"/*",
			"'",
			"// because\n".repeat(300),
			"\u0000",
			"// x, because y must not z",
		])
			for (const each of harvestIn(source, path)) {
				expect(each.lines.start).toBeGreaterThanOrEqual(1);
				expect(each.lines.end).toBeLessThanOrEqual(source.split("\n").length);
				expect(each.lines.start).toBeLessThanOrEqual(each.comment.start);
			}
	});
});

describe("files whose comments are read", () => {
	it.each(["src/a.ts", "tools/b.py", "lib/c.go", "Makefile.sh"])(
		"are such as %s",
		(file) => expect(isHarvested(file as RepoPath)).toBe(true),
	);

	it.each([
		"node_modules/x/a.js",
		"vendor/a.go",
		"dist/a.js",
		"src/a.min.js",
		"src/a_pb2.py",
		"package-lock.json",
		"README.md",
		"src/.tacit/a.k3f9q2mx.md",
		"picture.png",
	])("are not such as %s", (file) =>
		expect(isHarvested(file as RepoPath)).toBe(false),
	);
});

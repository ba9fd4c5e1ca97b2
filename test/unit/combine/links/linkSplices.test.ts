import { describe, expect, it } from "vitest";
import { linkSplices } from "../../../../src/combine/links/linkSplices.ts";
import { movedPath } from "../../../../src/combine/links/movedPath.ts";
import { linkPlaces } from "../../../../src/core/markdown/linkPlaces.ts";
import { applySplices } from "../../../../src/core/markdown/splice.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";

const path = (text: string) => text as RepoPath;

function changed(
	text: string,
	{ from, to }: { from: string; to: string },
	before = "src/.tacit",
	after = before,
): string {
	const moves = [{ from: path(from), to: path(to) }];
	const splices = linkSplices(
		linkPlaces(text),
		path(before),
		path(after),
		(each) => movedPath(each, moves),
	);
	return applySplices(text, splices);
}

describe("links when files move", () => {
	const move = { from: "src/.tacit/b.md", to: "lib/.tacit/b.md" };

	it.each([
		["[b](b.md)", "[b](../../lib/.tacit/b.md)"],
		["[b](./b.md#part 'T')", "[b](../../lib/.tacit/b.md#part 'T')"],
		["[b](<b.md?raw=1>)", "[b](<../../lib/.tacit/b.md?raw=1>)"],
		["[b](/src/.tacit/b.md)", "[b](/lib/.tacit/b.md)"],
		["[b]\n\n[b]: b.md\n", "[b]\n\n[b]: ../../lib/.tacit/b.md\n"],
		["![b](b%2Emd)", "![b](../../lib/.tacit/b.md)"],
	])("follow the file: %j", (before, after) => {
		expect(changed(before, move)).toBe(after);
	});

	it.each([
		"[b](c.md), [b](#part), [b](https://x.y/b.md), [b](mailto:b.md)",
		"`[b](b.md)`, <!-- [b](b.md) -->",
		"[b](../../../b.md), [b](//x/b.md), [b](%ff/b.md), [b](a:b.md)",
		"[b](javascript%3Ab.md), [b](..\\\\..\\\\b.md)",
	])("stay as they are where they are none to it: %s", (text) => {
		expect(changed(text, move)).toBe(text);
	});

	it("of the file that moved lead where they led", () => {
		expect(
			changed(
				"[code](../token.ts), [self](a.md#x), [up](../../), [b](b.md), [x](https://x.y)",
				{ from: "src/.tacit/a.md", to: "lib/deep/.tacit/a.md" },
				"src/.tacit",
				"lib/deep/.tacit",
			),
		).toBe(
			"[code](../../../src/token.ts), [self](a.md#x), [up](../../../), [b](../../../src/.tacit/b.md), [x](https://x.y)",
		);
	});

	it("between files of a folder that moved as a whole are not touched", () => {
		const text = "[code](../token.ts), [b](b.md), [out](../../lib/x.md)";
		expect(
			changed(text, { from: "src", to: "app" }, "src/.tacit", "app/.tacit"),
		).toBe(text);
	});
});

describe("the path of a file after moves", () => {
	it("is told by the innermost of them", () => {
		const moves = [
			{ from: path("a"), to: path("x") },
			{ from: path("a/b"), to: path("y") },
		];
		const now = (each: string) => movedPath(path(each), moves);
		expect(["a/c", "a/b/c", "a", "ab"].map(now)).toEqual([
			"x/c",
			"y/c",
			"x",
			"ab",
		]);
	});
});

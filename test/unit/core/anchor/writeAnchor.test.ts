import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeAnchorBlock } from "../../../../src/core/anchor/writeAnchor.ts";
import { noteBlocks } from "../../../../src/core/markdown/noteBlocks.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { anchorInfo, noteFolder } from "./arbitraryAnchor.ts";
import { quote } from "./arbitraryQuote.ts";

const anchor = {
	path: "a.ts" as RepoPath,
	lines: { start: 1, end: 2 },
	isFolder: false,
	language: "ts",
	symbol: undefined,
	commit: undefined,
	blob: undefined,
	near: undefined,
	cell: undefined,
};
const root = "" as RepoPath;

describe("writeAnchorBlock", () => {
	it("writes the code between fences", () => {
		expect(writeAnchorBlock(anchor, { lines: ["a", "\tb"] }, root)).toBe(
			"```ts tacit file=a.ts lines=1-2\na\n\tb\n```",
		);
	});

	it("leaves the block of a whole file empty", () => {
		expect(
			writeAnchorBlock({ ...anchor, lines: undefined }, { lines: [] }, root),
		).toBe("```ts tacit file=a.ts\n```");
	});

	it("makes the fence longer than any run of backticks in the code", () => {
		const block = writeAnchorBlock(anchor, { lines: ["x ```` y", "`"] }, root);
		expect(block.split("\n")[0]).toMatch(/^`{5}ts /);
		expect(block.split("\n").at(-1)).toBe("`````");
	});

	it("uses the note's line ends", () => {
		expect(writeAnchorBlock(anchor, { lines: ["a"] }, root, "\r\n")).toBe(
			"```ts tacit file=a.ts lines=1-2\r\na\r\n```",
		);
	});

	it("is read as one block with the same code, whatever the code is", () => {
		fc.assert(
			fc.property(
				anchorInfo,
				quote,
				noteFolder,
				fc.constantFrom("\n", "\r\n"),
				(info, code, folder, eol) => {
					const text = `${writeAnchorBlock(info, code, folder, eol as "\n")}${eol}`;
					const { anchors } = noteBlocks(text);
					expect(anchors).toHaveLength(1);
					expect(anchors[0]).toMatchObject({
						start: 0,
						line: 1,
						isClosed: true,
					});
					const { start = 0, end = 0 } = anchors[0]?.content ?? {};
					expect(text.slice(start, end)).toBe(
						code.lines.map((line) => line + eol).join(""),
					);
				},
			),
		);
	});
});

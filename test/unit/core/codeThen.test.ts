import { describe, expect, it } from "vitest";
import type { Anchor } from "../../../src/core/anchor/anchor.ts";
import { prepareText } from "../../../src/core/anchor/preparedText.ts";
import { makeQuote } from "../../../src/core/anchor/quote.ts";
import { codeThen } from "../../../src/core/codeThen.ts";
import type { RepoPath } from "../../../src/core/repoPath.ts";

const lines = Array.from({ length: 80 }, (_, at) => `line ${at + 1}`);
const range = { start: 11, end: 70 };
const region = lines.slice(10, 70);
const anchor: Anchor = {
	path: "a.txt" as RepoPath,
	lines: range,
	isFolder: false,
	language: "text",
	symbol: undefined,
	commit: undefined,
	blob: undefined,
	near: undefined,
	cell: undefined,
	noteLine: 1,
};
const quote = makeQuote(lines, range);
const past = (all: readonly string[]) => async () =>
	prepareText(all.join("\n"));

describe("The code as it was when a note was written", () => {
	it("is what a short quote holds, and no text is asked for", async () => {
		const short = makeQuote(lines, { start: 1, end: 3 });
		const then = await codeThen(anchor, short, () => {
			throw new Error("asked");
		});
		expect(then).toEqual({ lines: lines.slice(0, 3), isShortened: false });
	});

	it("is whole for a long one where its text is known", async () => {
		expect(await codeThen(anchor, quote, past(lines))).toEqual({
			lines: region,
			isShortened: false,
		});
	});

	it("is found on other lines of that text than the note says", async () => {
		const below = past(["new", "newer", ...lines]);
		expect(await codeThen(anchor, quote, below)).toEqual({
			lines: region,
			isShortened: false,
		});
	});

	it("stays shortened where the text is not known, or another in the lines left out", async () => {
		const other = lines.with(40, "another");
		for (const text of [past(other), past([]), async () => undefined])
			expect(await codeThen(anchor, quote, text)).toEqual({
				lines: quote.lines,
				isShortened: true,
			});
	});
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gitBlobId } from "../../../src/core/anchor/gitBlobId.ts";
import { prepareCode } from "../../../src/core/anchor/preparedText.ts";
import { quoteAt } from "../../../src/core/anchor/quoteAt.ts";
import { inFile, relocate } from "../../../src/core/anchor/relocate.ts";
import { writeAnchorBlock } from "../../../src/core/anchor/writeAnchor.ts";
import type { LineRange } from "../../../src/core/lineRange.ts";
import { codeOf } from "../../../src/core/notebook/codeText.ts";
import type { RepoPath } from "../../../src/core/repoPath.ts";
import { captureAnchor } from "../../../src/externalize/captureAnchor.ts";
import { notebookText } from "../../support/notebookText.ts";

const path = "src/code.ts" as RepoPath;

function capture(
	source: string,
	lines: LineRange,
	{ file = path, knowsBlob = false } = {},
) {
	const code = codeOf(file, source);
	return captureAnchor({
		path: file,
		isFolder: false,
		lines,
		text: code.lines,
		cells: code.cells,
		language: "ts",
		symbol: undefined,
		commit: undefined,
		blob: knowsBlob ? gitBlobId(source, "sha1") : undefined,
	});
}

const on = (start: number, end = start): LineRange => ({ start, end });

describe("pointing at lines", () => {
	const gap = "one\n\n \t\ntwo\nthree\n\n";

	it.each([
		["a blank line", on(2), on(4)],
		["several blank lines", on(2, 3), on(4)],
		["the blank end of a file", on(6), on(5)],
		["lines past the end of the file", on(40, 50), on(5)],
		["lines with blank ones at their ends", on(2, 6), on(4, 5)],
		["lines with blank ones between", on(1, 4), on(1, 4)],
	])("takes %s for what stands there or nearest", (_, lines, expected) => {
		const { anchor, quote } = capture(gap, lines);
		expect(anchor.lines).toEqual(expected);
		expect(quote.lines).toEqual(
			gap.split("\n").slice(expected.start - 1, expected.end),
		);
	});

	it.each([["no line"], ["a blank line", "\n"], ["blank lines", " \n\t\n\n"]])(
		"speaks of the whole of a file with %s",
		(_, source = "") => {
			const { anchor, quote } = capture(source, on(1));
			expect(anchor.lines).toBeUndefined();
			expect(anchor.near).toBeUndefined();
			expect(quote.lines).toEqual([]);
		},
	);

	it("stays in the cell of a notebook, unless that is empty", () => {
		const source = notebookText([
			{ id: "load", source: "rows = load()\n\n" },
			{ id: "none", source: "" },
			{ id: "count", source: "rows.size" },
		]);
		const file = "study/load.ipynb" as RepoPath;
		expect(capture(source, on(2), { file }).anchor).toMatchObject({
			cell: "load",
			lines: on(1),
		});
		expect(capture(source, on(4), { file }).anchor).toMatchObject({
			cell: "count",
			lines: on(1),
		});
	});
});

const line = fc.oneof(
	fc.constantFrom("", "", " ", "\t", "\u00a0", "}", "},", ";", "return;"),
	fc.constantFrom("```", "---", "a = b", "  a = b;", "\ufeff", "\u2028"),
	fc
		.string({ unit: "binary", maxLength: 12 })
		.map((text) => text.replace(/[\r\n\0\ud800-\udfff]/g, "")),
	fc
		.tuple(fc.constantFrom("x", "y = "), fc.constantFrom(6_000, 12_000))
		.map(([text, times]) => text.repeat(times)),
);
const place = fc
	.tuple(
		fc.array(line, { minLength: 1, maxLength: 60 }),
		fc.constantFrom("\n", "\r\n", "\r"),
		fc.nat(),
		fc.nat(),
	)
	.map(([lines, end, a, b]) => ({
		source: lines.join(end),
		lines: on(1 + (a % lines.length), 1 + (b % lines.length)),
	}))
	.filter(({ lines }) => lines.start <= lines.end);

describe("a note on any lines of any text", () => {
	it("is found again on a line of two million characters, and nowhere once that is another", () => {
		const line = "x=1;".repeat(500_000);
		const { anchor, quote } = capture(`// head\n${line}\n`, on(2));
		expect(quote.lines.join("").length).toBeLessThan(100);
		const find = (source: string) =>
			relocate(
				{ ...anchor, noteLine: 1 },
				quote,
				inFile(path, prepareCode(codeOf(path, source))),
			);
		expect(find(`// head\n\n${line}`)).toMatchObject({ lines: on(3) });
		expect(find(`// head\n${line}y`).state).toBe("lost");
	});

	it("is found again in the unchanged text", () => {
		fc.assert(
			fc.property(place, ({ source, lines }) => {
				const { anchor, quote } = capture(source, lines, { knowsBlob: true });
				const block = writeAnchorBlock(anchor, quote, "src" as RepoPath);
				const read = quoteAt(block.split("\n"), 1);
				expect(read).toEqual(quote);
				const today = inFile(path, prepareCode(codeOf(path, source)));
				expect(relocate({ ...anchor, noteLine: 1 }, read, today)).toEqual(
					anchor.lines
						? {
								state: "attached",
								path,
								lines: anchor.lines,
								certainty: "unique",
								p: 1,
							}
						: { state: "whole", path },
				);
			}),
			{ numRuns: 300 },
		);
	});
});

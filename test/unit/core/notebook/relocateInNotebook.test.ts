import { describe, expect, it } from "vitest";
import { prepareCode } from "../../../../src/core/anchor/preparedText.ts";
import { inFile, relocate } from "../../../../src/core/anchor/relocate.ts";
import {
	cellPlaceOf,
	linesOfCell,
} from "../../../../src/core/notebook/cellPlaces.ts";
import { codeOf } from "../../../../src/core/notebook/codeText.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { captureAnchor } from "../../../../src/externalize/captureAnchor.ts";
import {
	type CellToWrite,
	notebookText,
} from "../../../support/notebookText.ts";

const path = "study/load.ipynb" as RepoPath;

const title: CellToWrite = { id: "title", type: "markdown", source: "# Load" };
const load: CellToWrite = {
	id: "load",
	source:
		"import pandas as pd\n\nrows = pd.read_csv('rows.csv', dtype=str)\nrows = rows.dropna()",
};
const clean: CellToWrite = {
	id: "clean",
	source:
		"rows['day'] = pd.to_datetime(rows['day'], utc=True)\nrows = rows.dropna()\nrows.head()",
};
const count: CellToWrite = {
	id: "count",
	source: "total = rows.groupby('day').size()\ntotal.plot()",
};
const all = [title, load, clean, count];

const codeFor = (cells: readonly CellToWrite[]) =>
	codeOf(path, notebookText(cells));

/** Where a note on these lines of that cell (from 1) is after the notebook became another. */
function placeAfter(
	before: readonly CellToWrite[],
	cell: number,
	lines: { start: number; end: number },
	now: readonly CellToWrite[],
	{ knowsPast = false } = {},
): string {
	const then = codeFor(before);
	const named = then.cells?.[cell - 1];
	if (!named) throw new Error(`There is no cell ${cell}.`);
	const { anchor, quote } = captureAnchor({
		path,
		isFolder: false,
		lines: linesOfCell(named, lines),
		text: then.lines,
		cells: then.cells,
		language: "ipynb",
		symbol: undefined,
		commit: undefined,
		blob: undefined,
	});
	const today = codeFor(now);
	const placement = relocate(
		{ ...anchor, noteLine: 1 },
		quote,
		inFile(path, prepareCode(today)),
		knowsPast ? prepareCode(then) : undefined,
	);
	if (placement.state !== "attached") return placement.state;
	const place = cellPlaceOf(today, placement.lines);
	return `${place?.cell}:${place?.lines.start}-${place?.lines.end} ${placement.certainty}`;
}

const withoutIds = (cells: readonly CellToWrite[]) =>
	cells.map(({ source, type = "code" }): CellToWrite => ({ source, type }));

describe("an anchor in a notebook", () => {
	it("names the cell, the lines in it, and its language", () => {
		const { lines, cells } = codeFor(all);
		const { anchor, quote } = captureAnchor({
			path,
			isFolder: false,
			lines: { start: 4, end: 9 },
			text: lines,
			cells,
			language: "ipynb",
			symbol: undefined,
			commit: undefined,
			blob: undefined,
		});
		expect(anchor).toMatchObject({
			cell: "load",
			lines: { start: 3, end: 4 },
			language: "python",
		});
		expect(quote.lines).toEqual([
			"rows = pd.read_csv('rows.csv', dtype=str)",
			"rows = rows.dropna()",
		]);
	});

	describe.each([
		{ name: "with ids", form: (cells: readonly CellToWrite[]) => cells },
		{ name: "without ids", form: withoutIds },
	])("$name", ({ form }) => {
		const found = (
			cell: number,
			lines: { start: number; end: number },
			now: readonly CellToWrite[],
			how?: { knowsPast: boolean },
		) => placeAfter(form(all), cell, lines, form(now), how);

		it("is found in a cell that was moved", () => {
			expect(found(2, { start: 3, end: 3 }, [title, clean, count, load])).toBe(
				"4:3-3 unique",
			);
		});

		it("is found below cells that were added", () => {
			const more = [1, 2, 3].map((at) => ({
				id: `more${at}`,
				source: `print(${at})\nprint('more')`,
			}));
			expect(found(3, { start: 1, end: 3 }, [...more, ...all])).toBe(
				"6:1-3 unique",
			);
		});

		it("is found in a cell that was edited", () => {
			const edited = {
				...count,
				source:
					"import math\n\ntotal = rows.groupby('day').size().sort_index()\ntotal.plot()",
			};
			expect(
				found(4, { start: 1, end: 2 }, [title, load, clean, edited], {
					knowsPast: true,
				}),
			).toBe("4:3-4 changed");
		});

		it("is lost with its cell", () => {
			expect(found(4, { start: 1, end: 2 }, [title, load, clean])).toBe("lost");
		});

		it("stays on its own of two lines that say the same", () => {
			const wide = { start: 2, end: 2 };
			expect(found(3, wide, [title, load, clean, count])).toMatch(/^3:2-2 /);
			expect(
				found(3, wide, [title, clean, load, count], { knowsPast: true }),
			).toMatch(/^2:2-2 /);
		});
	});

	it("goes by the cell's id where several cells say the same", () => {
		const same = (id: string) => ({ id, source: "rows.head()" });
		expect(
			placeAfter([same("a"), same("b"), same("c")], 2, { start: 1, end: 1 }, [
				same("c"),
				same("a"),
				title,
				same("b"),
			]),
		).toBe("4:1-1 unique");
		expect(
			placeAfter([title, same("a")], 2, { start: 1, end: 1 }, [
				same("copy"),
				title,
				same("a"),
			]),
		).toBe("3:1-1 unique");
	});
});

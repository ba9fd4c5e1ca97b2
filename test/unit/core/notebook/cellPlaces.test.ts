import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	anchoredLines,
	cellPlaceOf,
	linesOfCell,
} from "../../../../src/core/notebook/cellPlaces.ts";
import { codeOf, codeOfCells } from "../../../../src/core/notebook/codeText.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { notebookText } from "../../../support/notebookText.ts";

const path = "study/load.ipynb" as RepoPath;
const code = codeOf(
	path,
	notebookText([
		{ id: "one", type: "markdown", source: "# Title" },
		{ id: "two", source: "a\nb\nc\n" },
		{ id: "three", source: "" },
		{ id: "two", source: "d" },
	]),
);

describe("the text of a notebook", () => {
	it("is the sources of its cells, each on lines of its own", () => {
		expect(code.lines).toEqual(["# Title", "a", "b", "c", "", "", "d"]);
		expect(code.cells?.map(({ first, last }) => [first, last])).toEqual([
			[1, 1],
			[2, 5],
			[6, 6],
			[7, 7],
		]);
	});

	it("is the file as it stands where that is no notebook", () => {
		expect(codeOf(path, "{\n}\n").lines).toEqual(["{", "}"]);
		expect(codeOf("load.py", '{"cells": []}').cells).toBeUndefined();
	});
});

describe("lines of a notebook", () => {
	it("are told by cell and line, those in further cells left out", () => {
		expect(cellPlaceOf(code, { start: 3, end: 6 })).toEqual({
			cell: 2,
			id: "two",
			language: "python",
			lines: { start: 2, end: 4 },
		});
		expect(cellPlaceOf(code, { start: 8, end: 8 })).toBeUndefined();
	});

	it("are the same after they were told by cell and turned back", () => {
		const sources = fc.array(
			fc
				.array(fc.constantFrom("", "x", "y = 1"), { maxLength: 4 })
				.map((lines) => lines.join("\n")),
			{ minLength: 1, maxLength: 6 },
		);
		fc.assert(
			fc.property(sources, fc.nat(), fc.nat(), (all, from, length) => {
				const { cells, lines } = codeOfCells(
					all.map((source, at) => ({
						id: `c${at}`,
						language: "text",
						source,
					})),
				);
				const start = (from % lines.length) + 1;
				const cell = cells?.find(({ last }) => start <= last);
				const end = Math.min(start + (length % 3), cell?.last ?? 0);
				const place = cellPlaceOf({ cells }, { start, end });
				const named = cells?.[(place?.cell ?? 0) - 1];
				expect(named && place && linesOfCell(named, place.lines)).toEqual({
					start,
					end,
				});
				expect(
					place &&
						anchoredLines(
							{ path, lines: place.lines, cell: place.id },
							{ cells },
						),
				).toEqual([{ start, end }]);
			}),
		);
	});

	it("that an anchor names are looked for in its cell, in any where it names none, and nowhere where the cell is gone", () => {
		const lines = { start: 1, end: 1 };
		const at = (cell: string | undefined) =>
			anchoredLines({ path, lines, cell }, code).map(({ start }) => start);
		expect(at("one")).toEqual([1]);
		expect(at("two")).toEqual([2, 7]);
		expect(at(undefined)).toEqual([1, 2, 6, 7]);
		expect(at("gone")).toEqual([]);
		expect(anchoredLines({ path, lines, cell: "one" }, undefined)).toEqual([]);
		expect(
			anchoredLines(
				{ path: "a.py" as RepoPath, lines, cell: undefined },
				undefined,
			),
		).toEqual([lines]);
	});
});

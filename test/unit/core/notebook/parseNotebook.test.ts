import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	formatNotebook,
	parseNotebook,
} from "../../../../src/core/notebook/parseNotebook.ts";
import { notebookText } from "../../../support/notebookText.ts";

describe("reading a Jupyter notebook", () => {
	it("gives the cells in the order of the file, with ids and languages", () => {
		const text = notebookText([
			{ id: "intro", type: "markdown", source: "# Title\n\nWords." },
			{ id: "load", source: "import os\nprint(os.name)" },
			{ id: "raw", type: "raw", source: "" },
		]);
		expect(parseNotebook(text)).toEqual([
			{ id: "intro", language: "md", source: "# Title\n\nWords." },
			{ id: "load", language: "python", source: "import os\nprint(os.name)" },
			{ id: "raw", language: "text", source: "" },
		]);
	});

	it("takes a source that is one string, and lines whose ends were left out", () => {
		const cell = (source: unknown) => ({ cell_type: "code", source });
		const text = JSON.stringify({
			cells: [cell("a\nb"), cell(["a", "b\n", "c"]), cell([]), cell(7), 7],
		});
		expect(parseNotebook(text)?.map(({ source }) => source)).toEqual([
			"a\nb",
			"a\nb\nc",
			"",
			"",
			"",
		]);
	});

	it("reads the older form with worksheets", () => {
		const text = JSON.stringify({
			nbformat: 3,
			worksheets: [
				{ cells: [{ cell_type: "code", input: ["x = 1\n", "y = 2"] }] },
				{ cells: [{ cell_type: "heading", level: 1, source: "End" }] },
			],
		});
		expect(parseNotebook(text)).toEqual([
			{ id: undefined, language: "text", source: "x = 1\ny = 2" },
			{ id: undefined, language: "md", source: "End" },
		]);
	});

	it.each([
		"",
		"{",
		"null",
		"[]",
		'"cells"',
		'{"cells": 7}',
		"<<<<<<< HEAD\n{}",
		"[".repeat(200_000),
	])("finds none in %.20s", (text) => {
		expect(parseNotebook(text)).toBeUndefined();
	});

	it("gives the cells of which a notebook was made", () => {
		const cell = fc.record({
			id: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
			language: fc.constantFrom("md", "text", "python"),
			source: fc.string({ unit: "binary" }),
		});
		fc.assert(
			fc.property(fc.array(cell), (cells) => {
				expect(parseNotebook(formatNotebook(cells))).toEqual(cells);
			}),
		);
	});

	it("never throws", () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
				parseNotebook(text);
				parseNotebook(`{"metadata": ${text}, "cells": [${text}]}`);
			}),
		);
	});
});

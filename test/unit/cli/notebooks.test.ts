import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { JsonLint } from "../../../src/cli/json/combine.ts";
import type { JsonWritten } from "../../../src/cli/json/externalize.ts";
import type { JsonWhy } from "../../../src/cli/json/internalize.ts";
import type { JsonError } from "../../../src/cli/json/version.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { type CellToWrite, notebookText } from "../../support/notebookText.ts";
import { commandLine } from "./commandLine.ts";

const tacit = commandLine();
let repository: TestRepository;

const title: CellToWrite = { id: "title", type: "markdown", source: "# Load" };
const load: CellToWrite = {
	id: "load",
	source:
		"import pandas as pd\n\nrows = pd.read_csv('rows.csv', dtype=str)\nrows = rows.dropna()",
};
const count: CellToWrite = {
	id: "count",
	source: "total = rows.groupby('day').size()\ntotal.plot()",
};

const rows =
	"def clean_rows(rows):\n    rows = rows[rows['scanner'] != 'old']\n    rows['weight'] = rows['weight'].astype(float)\n    return rows.drop_duplicates('parcel')";
const days =
	"def days_between(first, last):\n    holidays = calendar.holidays(first, last)\n    days = pd.date_range(first, last, freq='B')\n    return days.difference(holidays)";

beforeEach(async () => {
	repository = await gitRepository();
	await repository.commit({
		"study/load.ipynb": notebookText([title, load, count]),
	});
});
afterEach(() => repository.dispose());

const note = (...args: string[]) =>
	tacit.json<JsonWritten>(repository, ["note", ...args, "-m", "Because."]);
const why = (...args: string[]) =>
	tacit.json<JsonWhy>(repository, ["why", ...args]);
const refused = async (...args: string[]) =>
	(await tacit.json<{ error: JsonError }>(repository, args)).error.message;

describe("tacit note on a notebook", () => {
	it("writes the cell, the lines in it, and its code", async () => {
		const { note: written } = await note("study/load.ipynb#2:3-4");
		expect(written.anchors).toEqual([
			{
				path: "study/load.ipynb",
				isFolder: false,
				cell: "load",
				lines: { start: 3, end: 4 },
				symbol: null,
			},
		]);
		const text = await repository.read(written.file);
		expect(text).toMatch(
			/^```python tacit file=load\.ipynb lines=3-4 commit=\w+ blob=\w+ near=\S+ cell=load\nrows = pd\.read_csv\('rows\.csv', dtype=str\)\nrows = rows\.dropna\(\)\n```$/m,
		);
	});

	it("takes a whole cell, an id for its number, and a file that bears the whole name", async () => {
		const whole = await note("study/load.ipynb#3");
		expect(whole.note.anchors[0]?.lines).toEqual({ start: 1, end: 2 });
		const byId = await note("study/load.ipynb#count:2");
		expect(byId.note.anchors[0]).toMatchObject({
			cell: "count",
			lines: { start: 2, end: 2 },
		});
		await repository.write("study/load.ipynb#3", "one\ntwo\n");
		const literal = await note("study/load.ipynb#3:2");
		expect(literal.note.anchors[0]).toMatchObject({
			path: "study/load.ipynb#3",
			cell: null,
		});
	});

	it("says where it was written", async () => {
		const { stderr } = await tacit.run(repository, [
			"note",
			"study/load.ipynb#2:3",
			"-m",
			"Because.",
		]);
		expect(stderr).toContain("Reason on study/load.ipynb#2:3: Because");
	});

	it("refuses lines without a cell, and cells and lines that are not there", async () => {
		expect(await refused("note", "study/load.ipynb:3", "-m", "x")).toBe(
			"study/load.ipynb is a notebook: write the cell before the lines, both counted from 1: study/load.ipynb#3:2-4.",
		);
		expect(await refused("note", "study/load.ipynb#4", "-m", "x")).toBe(
			"There is no cell 4 in study/load.ipynb, which has 3.",
		);
		expect(await refused("note", "study/load.ipynb#3:2-9", "-m", "x")).toBe(
			"Cell 3 of study/load.ipynb ends at line 2.",
		);
		await repository.write("study/bad.ipynb", "{");
		expect(await refused("note", "study/bad.ipynb#1", "-m", "x")).toBe(
			"study/bad.ipynb has no cells: it is no notebook that can be read.",
		);
	});
});

describe("tacit why on a notebook", () => {
	const moved = [
		count,
		{ id: "more", source: "print('more')" },
		title,
		{ ...load, source: `# Rows of a day\n${load.source}` },
	];

	it("names the cell and the lines in it, where they are now", async () => {
		await note("study/load.ipynb#2:3-4");
		await repository.write("study/load.ipynb", notebookText(moved));
		const { notes, cell } = await why("study/load.ipynb");
		expect(cell).toBeNull();
		expect(notes[0]?.place).toMatchObject({
			state: "attached",
			path: "study/load.ipynb",
			cell: { number: 4, id: "load" },
			lines: { start: 4, end: 5 },
			isUnique: true,
			isChanged: false,
		});
		const { stdout } = await tacit.run(repository, ["why", "study/load.ipynb"]);
		expect(stdout).toMatch(/^study\/load\.ipynb#4:4-5 {2}Reason {2}Because$/m);
	});

	it("answers for a cell, or lines of one", async () => {
		await note("study/load.ipynb#2:3-4");
		const on = async (target: string) => {
			const { cell, lines, notes } = await why(target);
			return [cell, lines?.start ?? null, notes.length];
		};
		expect(await on("study/load.ipynb#2")).toEqual([2, null, 1]);
		expect(await on("study/load.ipynb#load:4")).toEqual([2, 4, 1]);
		expect(await on("study/load.ipynb#2:1-2")).toEqual([2, 1, 0]);
		expect(await on("study/load.ipynb#3")).toEqual([3, null, 0]);
	});

	it("finds code in notebooks whose cells have no ids, and in one that was renamed", async () => {
		const bare = (cells: readonly CellToWrite[]) =>
			notebookText(
				cells.map(({ source, type = "code" }) => ({ source, type })),
			);
		await repository.commit({ "study/load.ipynb": bare([title, load, count]) });
		const { note: written } = await note("study/load.ipynb#2:3-4");
		expect(written.anchors[0]?.cell).toBeNull();
		await repository.write("study/load.ipynb", bare(moved));
		expect((await why("study/load.ipynb")).notes[0]?.place).toMatchObject({
			cell: { number: 4, id: null },
			lines: { start: 4, end: 5 },
		});
		await repository.git("mv", "study/load.ipynb", "study/rows.ipynb");
		expect((await why("study/rows.ipynb")).notes[0]?.place).toMatchObject({
			path: "study/rows.ipynb",
			cell: { number: 4, id: null },
			lines: { start: 4, end: 5 },
		});
	});

	it("treats a damaged notebook as a text in which the code is not", async () => {
		await note("study/load.ipynb#2:3-4");
		await repository.write("study/load.ipynb", "{\n<<<<<<< HEAD\n");
		const { stdout } = await tacit.run(repository, ["why", "study/load.ipynb"]);
		expect(stdout).toContain("study/load.ipynb (lost, was at #load:3-4)");
	});
});

describe("tacit lint over a notebook", () => {
	it("finds code that went from a cell into a script, and from a script into a cell", async () => {
		await repository.commit({
			"study/days.py": `"""Days."""\n\n${days}\n`,
			"study/load.ipynb": notebookText([
				title,
				{ ...load, source: `${load.source}\n\n${rows}` },
				count,
			]),
		});
		await note("study/load.ipynb#2:6-9");
		await note("study/days.py:3-6");
		await repository.commit();
		await repository.write("study/days.py", `"""Rows."""\n\n${rows}\n`);
		await repository.write(
			"study/load.ipynb",
			notebookText([
				title,
				load,
				{ ...count, source: `${count.source}\n${days}` },
			]),
		);
		const { findings } = await tacit.json<JsonLint>(repository, ["lint"]);
		expect(findings).toEqual([]);
	});

	it("knows a note whose code is gone, and leaves others alone", async () => {
		await note("study/load.ipynb#2:3-4");
		await note("study/load.ipynb#3:1-2");
		const findings = async () =>
			(await tacit.json<JsonLint>(repository, ["lint"])).findings;
		expect(await findings()).toEqual([]);
		await repository.write("study/load.ipynb", notebookText([count, title]));
		expect(await findings()).toMatchObject([
			{ code: "anchor-lost", found: "study/load.ipynb#load:3-4" },
		]);
	});
});

import assert from "node:assert/strict";
import { basename, dirname } from "node:path";
import {
	commands,
	Position,
	Range,
	Selection,
	type TextDocument,
} from "vscode";
import type { CellToWrite } from "../../support/notebookText.ts";
import { eventually } from "../support/eventually.ts";
import { writeNote } from "../support/noteFixture.ts";
import { cellDocument, editCell } from "../support/openNotebook.ts";
import { linesOfNote } from "../support/shownNotes.ts";
import { closeNotebooks, openNoted, selectCell } from "./notedNotebook.ts";

const title: CellToWrite = { id: "title", type: "markdown", source: "# Weigh" };
const weigh: CellToWrite = {
	id: "weigh",
	source: [
		"import pandas as pd",
		"parcels = pd.read_csv('parcels.csv')",
		"",
		"heavy = parcels[parcels['weight'] > 31.5]",
		"heavy = heavy.drop_duplicates('label')",
		"",
		"heavy.to_csv('heavy.csv')",
		"print(len(heavy))",
	].join("\n"),
};
const plot: CellToWrite = {
	id: "plot",
	source: "days = parcels.groupby('day').size()\ndays.plot(kind='bar')",
};
const cells = [title, weigh, plot];
const heavy = {
	keys: "4-5 cell=weigh",
	quote:
		"heavy = parcels[parcels['weight'] > 31.5]\nheavy = heavy.drop_duplicates('label')",
};

const bare = (all: readonly CellToWrite[]) =>
	all.map(({ source, type = "code" }): CellToWrite => ({ source, type }));

describe("a note in a notebook whose cells are worked on", () => {
	afterEach(closeNotebooks);

	it("goes with its cell up and down, and comes back by undo", async () => {
		const { notebook, isAt } = await openNoted("c1", cells, heavy);
		await isAt("2:4-5");
		selectCell(notebook, 2);
		await commands.executeCommand("notebook.cell.moveUp");
		await isAt("1:4-5");
		selectCell(notebook, 1);
		await commands.executeCommand("notebook.cell.moveDown");
		await commands.executeCommand("notebook.cell.moveDown");
		await isAt("3:4-5");
		await commands.executeCommand("undo");
		await isAt("2:4-5");
	});

	it("goes with its lines when they are moved within the cell", async () => {
		const { notebook, isAt } = await openNoted("c2", cells, heavy);
		await isAt("2:4-5");
		const editor = await editCell(notebook, 2);
		editor.selection = new Selection(3, 0, 4, 5);
		await commands.executeCommand("editor.action.moveLinesDownAction");
		await commands.executeCommand("editor.action.moveLinesDownAction");
		await isAt("2:6-7");
		const block = new Range(5, 0, 7, 0);
		const text = editor.document.getText(block);
		assert.equal(text, `${heavy.quote}\n`);
		assert.ok(await editor.edit((edit) => edit.delete(block)));
		await isAt("");
		assert.ok(
			await editor.edit((edit) => edit.insert(new Position(1, 0), text)),
		);
		await isAt("2:2-3");
	});

	it("goes to a cell of its own when the cell is split above and below it, and back when they are joined", async () => {
		const { notebook, isAt, isOn } = await openNoted("c3", cells, heavy);
		await isAt("2:4-5");
		await split(3);
		await isAt("3:1-2");
		const lower = await editCell(notebook, 3);
		lower.selection = new Selection(2, 0, 2, 0);
		await commands.executeCommand("notebook.cell.split");
		await eventually(() => assert.equal(notebook.cellCount, 5));
		await isAt("3:1-2");
		selectCell(notebook, 3);
		await commands.executeCommand("notebook.cell.joinAbove");
		await eventually(() => assert.equal(notebook.cellCount, 4));
		await isOn(2, heavy.quote);
		selectCell(notebook, 2);
		await commands.executeCommand("notebook.cell.joinBelow");
		await eventually(() => assert.equal(notebook.cellCount, 3));
		await isOn(2, heavy.quote);

		/** Splits the second cell above its 0-based `line`. */
		async function split(line: number): Promise<void> {
			const editor = await editCell(notebook, 2);
			editor.selection = new Selection(line, 0, line, 0);
			await commands.executeCommand("notebook.cell.split");
			await eventually(() => assert.equal(notebook.cellCount, 4));
		}
	});

	it("is never on lines of others when its cell is split amid its lines, and is back when the two are joined", async () => {
		const { notebook, id, file, isAt } = await openNoted("c4", cells, heavy);
		await isAt("2:4-5");
		const editor = await editCell(notebook, 2);
		editor.selection = new Selection(4, 0, 4, 0);
		await commands.executeCommand("notebook.cell.split");
		await eventually(() => assert.equal(notebook.cellCount, 4));
		// Once another note is shown, all of the notebook's were placed anew.
		const other = { id: "n0c4ma2d", title: "Another" };
		writeNote(dirname(file), {
			...{ ...other, quote: "print(len(heavy))" },
			file: `${basename(file)} lines=8-8`,
		});
		await eventually(async () =>
			assert.ok(await linesOfNote(cellDocument(notebook, 3), other.id)),
		);
		for (const { document } of notebook.getCells()) {
			const [first, last] = (await linesOfNote(document, id)) ?? [1, 0];
			const shown = document
				.getText()
				.split("\n")
				.slice(first - 1, last);
			const others = shown.filter(
				(line) => line !== "" && !heavy.quote.split("\n").includes(line),
			);
			assert.deepEqual(others, []);
		}
		selectCell(notebook, 2);
		await commands.executeCommand("notebook.cell.joinBelow");
		await eventually(() => assert.equal(notebook.cellCount, 3));
		const [above, below] = heavy.quote.split("\n");
		const joined = cellDocument(notebook, 2).getText().split("\n");
		const first = joined.indexOf(above ?? "") + 1;
		await isAt(`2:${first}-${joined.indexOf(below ?? "") + 1}`);
	});

	it("is found by what it quotes alone where cells have no ids: moved, edited above, split and joined", async () => {
		const { notebook, isAt, isOn } = await openNoted("c5", bare(cells), {
			...heavy,
			keys: "4-5",
		});
		await isAt("2:4-5");
		selectCell(notebook, 2);
		await commands.executeCommand("notebook.cell.moveDown");
		await isAt("3:4-5");
		const editor = await editCell(notebook, 3);
		await editor.edit((edit) => edit.insert(new Position(0, 0), "# heavy\n"));
		await isAt("3:5-6");
		editor.selection = new Selection(4, 0, 4, 0);
		await commands.executeCommand("notebook.cell.split");
		await isAt("4:1-2");
		selectCell(notebook, 4);
		await commands.executeCommand("notebook.cell.joinAbove");
		await eventually(() => assert.equal(notebook.cellCount, 3));
		await isOn(3, heavy.quote);
	});

	it("is gone with its cell, and back by undo, where cells have no ids too", async () => {
		const { notebook, isAt } = await openNoted("c6", bare(cells), {
			...heavy,
			keys: "4-5",
		});
		await isAt("2:4-5");
		selectCell(notebook, 2);
		await commands.executeCommand("notebook.cell.delete");
		await eventually(() => assert.equal(notebook.cellCount, 2));
		await isAt("");
		await commands.executeCommand("undo");
		await isAt("2:4-5");
	});

	it("stays on its own of two cells that say the same, wherever they are moved, and when the other is deleted", async () => {
		const other = { ...weigh, id: "other" };
		const { notebook, isAt } = await openNoted(
			"c7",
			[other, title, weigh, plot],
			heavy,
		);
		await isAt("3:4-5");
		selectCell(notebook, 3);
		await commands.executeCommand("notebook.cell.moveUp");
		await commands.executeCommand("notebook.cell.moveUp");
		await isAt("1:4-5");
		assert.equal(notebook.cellAt(1).metadata["id"], "other");
		selectCell(notebook, 2);
		await commands.executeCommand("notebook.cell.delete");
		await eventually(() => assert.equal(notebook.cellCount, 3));
		await isAt("1:4-5");
		await commands.executeCommand("undo");
		await eventually(() => assert.equal(notebook.cellCount, 4));
		await isAt("1:4-5");
		selectCell(notebook, 1);
		await commands.executeCommand("notebook.cell.delete");
		await eventually(() => assert.equal(notebook.cellCount, 3));
		await isAt("");
	});

	it("stays with its cell when that is copied", async () => {
		const { notebook, isAt } = await openNoted("c8", cells, heavy);
		await isAt("2:4-5");
		const own = cellDocument(notebook, 2);
		for (const [command, count] of [
			["notebook.cell.copyUp", 4],
			["notebook.cell.copyDown", 5],
		] as const) {
			selectCell(notebook, numberOf(own));
			await commands.executeCommand(command);
			await eventually(() => assert.equal(notebook.cellCount, count));
			await isAt(`${numberOf(own)}:4-5`);
		}

		function numberOf(document: TextDocument): number {
			const all = notebook.getCells();
			return all.findIndex((cell) => cell.document === document) + 1;
		}
	});
});

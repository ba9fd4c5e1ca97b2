import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
	commands,
	NotebookCellData,
	NotebookCellKind,
	type NotebookDocument,
	NotebookEdit,
	NotebookRange,
	Range,
	WorkspaceEdit,
	window,
	workspace,
} from "vscode";
import { type CellToWrite, notebookText } from "../../support/notebookText.ts";
import { eventually } from "../support/eventually.ts";
import {
	dismissInlineEditors,
	openInlineEditor,
} from "../support/inlineEditor.ts";
import { writeNote } from "../support/noteFixture.ts";
import {
	cellDocument,
	editCell,
	openNotebook,
} from "../support/openNotebook.ts";
import { linesOfNote } from "../support/shownNotes.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";

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
const quote = "rows = pd.read_csv('rows.csv', dtype=str)\nrows = rows.dropna()";

let made = 0;

describe("a note in a notebook", () => {
	const folder = () => join(workspaceRoot(), "study");

	afterEach(async () => {
		for (const notebook of workspace.notebookDocuments)
			if (notebook.isDirty) {
				await window.showNotebookDocument(notebook);
				await commands.executeCommand("workbench.action.files.revert");
			}
		await commands.executeCommand("workbench.action.closeAllEditors");
	});

	/** Opens a notebook of these cells with a note on lines 3 and 4 of the cell `load`. */
	async function open(cells: readonly CellToWrite[], cell = " cell=load") {
		const name = `n${++made}.ipynb`;
		mkdirSync(folder(), { recursive: true });
		writeFileSync(join(folder(), name), notebookText(cells));
		const id = `n0teb${String(made).padStart(3, "0")}`;
		writeNote(folder(), {
			...{ id, title: `About ${name}`, quote },
			file: `${name} lines=3-4${cell}`,
		});
		const { notebook } = await openNotebook(fileUri(`study/${name}`));
		const place = () => placeIn(notebook, id);
		return { notebook, id, place, file: join(folder(), name) };
	}

	const rootUri = () => fileUri("").toString().replace(/\/$/, "");

	async function placeIn(notebook: NotebookDocument, id: string) {
		const found: string[] = [];
		for (const [at, { document }] of notebook.getCells().entries()) {
			const lines = await linesOfNote(document, id);
			if (lines) found.push(`${at + 1}:${lines.join("-")}`);
		}
		return found.join(", ");
	}

	const isAt = (place: () => Promise<string>, wanted: string) =>
		eventually(async () => assert.equal(await place(), wanted));

	it("is shown on its lines of its cell, whose id VS Code keeps in the cell's metadata", async () => {
		const { notebook, place } = await open([title, load, count]);
		await isAt(place, "2:3-4");
		assert.deepEqual(
			notebook.getCells().map(({ metadata }) => metadata["id"]),
			["title", "load", "count"],
		);
	});

	it("is shown in notebooks whose cells have no ids", async () => {
		const bare = [title, load, count].map(
			({ source, type = "code" }): CellToWrite => ({ source, type }),
		);
		const { place } = await open(bare, "");
		await isAt(place, "2:3-4");
	});

	it("follows edits in its cell, and what is undone", async () => {
		const { notebook, place } = await open([title, load, count]);
		await isAt(place, "2:3-4");
		const editor = await editCell(notebook, 2);
		await editor.edit((edit) =>
			edit.insert(new Range(0, 0, 0, 0).start, "# one\n# two\n"),
		);
		await isAt(place, "2:5-6");
		await editor.edit((edit) =>
			edit.replace(editor.document.lineAt(4).range, "rows = load()"),
		);
		await isAt(place, "2:5-6");
		await commands.executeCommand("undo");
		await commands.executeCommand("undo");
		await isAt(place, "2:3-4");
	});

	it("stays with its cell when cells are added above, and when it is moved", async () => {
		const { notebook, place } = await open([title, load, count]);
		await isAt(place, "2:3-4");
		const edit = new WorkspaceEdit();
		edit.set(notebook.uri, [
			NotebookEdit.insertCells(0, [
				new NotebookCellData(
					NotebookCellKind.Code,
					"print('a')\nprint('b')",
					"python",
				),
			]),
		]);
		assert.ok(await workspace.applyEdit(edit));
		await isAt(place, "3:3-4");
		const [shown] = window.visibleNotebookEditors;
		assert.ok(shown);
		shown.selection = new NotebookRange(2, 3);
		await commands.executeCommand("notebook.cell.moveDown");
		await isAt(place, "4:3-4");
	});

	it("is found again when the notebook is another on disk", async () => {
		const { place, file } = await open([title, load, count]);
		await isAt(place, "2:3-4");
		writeFileSync(
			file,
			notebookText([
				count,
				{ id: "new", source: "print('new')" },
				{ ...load, source: `# Rows of a day\n${load.source}` },
				title,
			]),
		);
		await isAt(place, "3:4-5");
	});

	it("is gone with its cell, and back with it", async () => {
		const { notebook, place } = await open([title, load, count]);
		await isAt(place, "2:3-4");
		const edit = new WorkspaceEdit();
		edit.set(notebook.uri, [NotebookEdit.deleteCells(new NotebookRange(1, 2))]);
		assert.ok(await workspace.applyEdit(edit));
		await isAt(place, "");
		await commands.executeCommand("undo");
		await isAt(place, "2:3-4");
	});

	it("is edited under its own file", async () => {
		const { notebook, id, place } = await open([title, load, count]);
		await isAt(place, "2:3-4");
		await editCell(notebook, 3);
		await openInlineEditor(
			() => commands.executeCommand("tacit.editNote", rootUri(), id),
			`# About ${notebook.uri.path.split("/").at(-1)}`,
		);
		assert.ok(
			window.visibleTextEditors.some(({ document }) =>
				document.uri.path.endsWith(`.${id}.md`),
			),
		);
		await dismissInlineEditors();
	});

	it("is reached by its command, which puts the cursor on its lines", async () => {
		const { notebook, id, place } = await open([title, load, count]);
		await isAt(place, "2:3-4");
		await editCell(notebook, 3);
		await commands.executeCommand("tacit.showNote", rootUri(), id);
		await eventually(() => {
			const editor = window.activeTextEditor;
			assert.equal(editor?.document, cellDocument(notebook, 2));
			assert.equal(editor?.selection.active.line, 2);
		});
	});
});

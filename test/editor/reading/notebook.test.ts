import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import {
	commands,
	NotebookCellData,
	NotebookCellKind,
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
import { cellDocument, editCell } from "../support/openNotebook.ts";
import { fileUri } from "../support/workspaceFiles.ts";
import { closeNotebooks, openNoted, selectCell } from "./notedNotebook.ts";

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
	afterEach(closeNotebooks);

	/** Opens a notebook of these cells with a note on lines 3 and 4 of the cell `load`. */
	const open = (cells: readonly CellToWrite[], cell = " cell=load") =>
		openNoted(`b${++made}`, cells, { keys: `3-4${cell}`, quote });

	const rootUri = () => fileUri("").toString().replace(/\/$/, "");

	it("is shown on its lines of its cell, whose id VS Code keeps in the cell's metadata", async () => {
		const { notebook, isAt } = await open([title, load, count]);
		await isAt("2:3-4");
		assert.deepEqual(
			notebook.getCells().map(({ metadata }) => metadata["id"]),
			["title", "load", "count"],
		);
	});

	it("is shown in notebooks whose cells have no ids", async () => {
		const bare = [title, load, count].map(
			({ source, type = "code" }): CellToWrite => ({ source, type }),
		);
		const { isAt } = await open(bare, "");
		await isAt("2:3-4");
	});

	it("follows edits in its cell, and what is undone", async () => {
		const { notebook, isAt } = await open([title, load, count]);
		await isAt("2:3-4");
		const editor = await editCell(notebook, 2);
		await editor.edit((edit) =>
			edit.insert(new Range(0, 0, 0, 0).start, "# one\n# two\n"),
		);
		await isAt("2:5-6");
		await editor.edit((edit) =>
			edit.replace(editor.document.lineAt(4).range, "rows = load()"),
		);
		await isAt("2:5-6");
		await commands.executeCommand("undo");
		await commands.executeCommand("undo");
		await isAt("2:3-4");
	});

	it("stays with its cell when cells are added above, and when it is moved", async () => {
		const { notebook, isAt } = await open([title, load, count]);
		await isAt("2:3-4");
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
		await isAt("3:3-4");
		selectCell(notebook, 3);
		await commands.executeCommand("notebook.cell.moveDown");
		await isAt("4:3-4");
	});

	it("is found again when the notebook is another on disk", async () => {
		const { file, isAt } = await open([title, load, count]);
		await isAt("2:3-4");
		writeFileSync(
			file,
			notebookText([
				count,
				{ id: "new", source: "print('new')" },
				{ ...load, source: `# Rows of a day\n${load.source}` },
				title,
			]),
		);
		await isAt("3:4-5");
	});

	it("is gone with its cell, and back with it", async () => {
		const { notebook, isAt } = await open([title, load, count]);
		await isAt("2:3-4");
		const edit = new WorkspaceEdit();
		edit.set(notebook.uri, [NotebookEdit.deleteCells(new NotebookRange(1, 2))]);
		assert.ok(await workspace.applyEdit(edit));
		await isAt("");
		await commands.executeCommand("undo");
		await isAt("2:3-4");
	});

	it("is edited under its own file", async () => {
		const { notebook, id, isAt } = await open([title, load, count]);
		await isAt("2:3-4");
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
		const { notebook, id, isAt } = await open([title, load, count]);
		await isAt("2:3-4");
		await editCell(notebook, 3);
		await commands.executeCommand("tacit.showNote", rootUri(), id);
		await eventually(() => {
			const editor = window.activeTextEditor;
			assert.equal(editor?.document, cellDocument(notebook, 2));
			assert.equal(editor?.selection.active.line, 2);
		});
	});
});

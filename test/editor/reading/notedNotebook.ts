import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
	commands,
	type NotebookDocument,
	NotebookRange,
	window,
	workspace,
} from "vscode";
import { type CellToWrite, notebookText } from "../../support/notebookText.ts";
import { eventually } from "../support/eventually.ts";
import { writeNote } from "../support/noteFixture.ts";
import { cellDocument, openNotebook } from "../support/openNotebook.ts";
import { linesOfNote } from "../support/shownNotes.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";

/** Where the notebooks of tests lie, in the workspace. */
const folder = "study";

/** What a note in a notebook is about. */
export interface NotedCode {
	/** The lines within the cell, as `3-4`, and further keys of the anchor. */
	readonly keys: string;
	readonly quote: string;
}

/** A notebook that is open, with a note on it. */
export interface NotedNotebook {
	readonly notebook: NotebookDocument;
	/** Of its note. */
	readonly id: string;
	/** The notebook's path on disk. */
	readonly file: string;
	/** The cells (from 1) and lines on which the note is shown now, as `2:3-4`, one after the other; empty where it is on none. */
	place(): Promise<string>;
	/** Waits until it is just there. */
	isAt(wanted: string): Promise<void>;
	/** Waits until it is on the lines of this cell (from 1) that say this, and on no others. */
	isOn(cell: number, code: string): Promise<void>;
}

/** Writes a notebook of these cells with a note on it, and opens it. `name` (up to six characters that an id may hold) is the test's own. */
export async function openNoted(
	name: string,
	cells: readonly CellToWrite[],
	{ keys, quote }: NotedCode,
): Promise<NotedNotebook> {
	const file = join(workspaceRoot(), folder, `${name}.ipynb`);
	const id = `n0${name.padEnd(6, "0")}`;
	mkdirSync(join(workspaceRoot(), folder), { recursive: true });
	writeFileSync(file, notebookText(cells));
	writeNote(join(workspaceRoot(), folder), {
		...{ id, title: `About ${name}.ipynb`, quote },
		file: `${name}.ipynb lines=${keys}`,
	});
	const { notebook } = await openNotebook(fileUri(`${folder}/${name}.ipynb`));
	const place = () => placeIn(notebook, id);
	return {
		...{ notebook, id, file, place },
		isAt: (wanted) =>
			eventually(async () => assert.equal(await place(), wanted)),
		isOn: (cell, code) =>
			eventually(async () => {
				const text = cellDocument(notebook, cell).getText();
				const at = text.indexOf(code);
				assert.ok(at >= 0, text);
				const first = text.slice(0, at).split("\n").length;
				const last = first + code.split("\n").length - 1;
				assert.equal(await place(), `${cell}:${first}-${last}`);
			}),
	};
}

/** Selects a cell (from 1) as somebody does before a command of the notebook, without the cursor in it. */
export function selectCell(notebook: NotebookDocument, cell: number): void {
	const shown = window.visibleNotebookEditors.find(
		(editor) => editor.notebook === notebook,
	);
	assert.ok(shown);
	shown.selection = new NotebookRange(cell - 1, cell);
}

/** Throws away what is not saved in notebooks, and closes all editors. */
export async function closeNotebooks(): Promise<void> {
	for (const notebook of workspace.notebookDocuments)
		if (notebook.isDirty) {
			await window.showNotebookDocument(notebook);
			await commands.executeCommand("workbench.action.files.revert");
		}
	await commands.executeCommand("workbench.action.closeAllEditors");
}

async function placeIn(
	notebook: NotebookDocument,
	id: string,
): Promise<string> {
	const found: string[] = [];
	for (const [at, { document }] of notebook.getCells().entries()) {
		const lines = await linesOfNote(document, id);
		if (lines) found.push(`${at + 1}:${lines.join("-")}`);
	}
	return found.join(", ");
}

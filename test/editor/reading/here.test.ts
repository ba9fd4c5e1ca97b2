import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commands, Selection, type TextEditor, window } from "vscode";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import { writeNote } from "../support/noteFixture.ts";
import { openFile } from "../support/openFile.ts";
import { notesAt } from "../support/shownNotes.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";

// What the view looks like is asserted in the window; an extension reaches it by the keys of its list alone.
describe("the view Here", () => {
	let editor: TextEditor;

	before(async () => {
		const folder = join(workspaceRoot(), "here");
		mkdirSync(folder);
		const lines = Array.from({ length: 20 }, (_, at) => `number ${at + 1}`);
		writeFileSync(join(folder, "numbers.txt"), lines.join("\n"));
		// In the order of their names they stand the other way round.
		for (const [id, line] of [
			["hera0003", 4],
			["hera0002", 9],
			["hera0001", 15],
		] as const)
			writeNote(folder, {
				id,
				title: `On line ${line}`,
				file: "numbers.txt",
				lines: [line, line],
				quote: `number ${line}`,
			});
		writeNote(folder, {
			...{ id: "hera0006", title: "A note of two places" },
			...{ file: "numbers.txt", lines: [6, 6], quote: "number 6" },
			more: [{ file: "numbers.txt", lines: [17, 17], quote: "number 17" }],
		});
		writeNote(folder, {
			id: "hera0004",
			title: "Of the file",
			file: "numbers.txt",
		});
		writeNote(folder, { id: "hera0005", title: "Of the folder", file: "." });
		editor = await openFile(fileUri("here/numbers.txt"));
		await eventually(async () =>
			assert.equal((await notesAt(editor.document, 15)).length, 1),
		);
	});
	after(closeEditors);

	/** Gives the focus to the row that is the `row`th from the top, 0-based. */
	async function focus(row: number): Promise<void> {
		await commands.executeCommand("tacit.here.focus");
		await commands.executeCommand("list.focusFirst");
		for (let step = 0; step < row; step++)
			await commands.executeCommand("list.focusDown");
	}

	/** Presses Enter there. */
	async function choose(row: number): Promise<void> {
		await focus(row);
		await commands.executeCommand("list.select");
	}

	it("has the notes of the file in the order of its lines, those on the whole file first, and shows each at its lines", async () => {
		for (const [row, line] of [4, 6, 9, 15, 17].entries()) {
			editor.selection = new Selection(18, 0, 18, 0);
			await eventually(async () => {
				await choose(row + 1);
				assert.equal(editor.selection.active.line, line - 1);
			});
		}
	});

	it("has the notes of the folder after those of the file", async () => {
		const opened: string[] = [];
		const opening = window.onDidChangeActiveTextEditor((active) => {
			if (active) opened.push(active.document.uri.path);
		});
		try {
			await eventually(async () => {
				// Old code may be in sight, of whose file the rows would be.
				await commands.executeCommand("workbench.action.closeQuickOpen");
				editor = await openFile(fileUri("here/numbers.txt"));
				await eventually(async () =>
					assert.equal((await notesAt(editor.document, 15)).length, 1),
				);
				await choose(7);
				assert.match(opened.join("\n"), /hera0005\.md$/m);
			});
		} finally {
			opening.dispose();
		}
	});
});

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
	commands,
	Selection,
	type TextEditor,
	window,
	workspace,
} from "vscode";
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
		for (const [row, line] of [4, 9, 15].entries()) {
			editor.selection = new Selection(18, 0, 18, 0);
			await eventually(async () => {
				await choose(row + 1);
				assert.equal(editor.selection.active.line, line - 1);
			});
		}
	});

	it("has the notes of the folder after those of the file", async () => {
		await eventually(async () => {
			await choose(5);
			assert.match(
				window.activeTextEditor?.document.uri.path ?? "",
				/hera0005\.md$/,
			);
		});
	});

	it("has a note of two places in the file twice, each row for its own lines, and a lost one in another file among those not found", async () => {
		const lost = "a line that stands nowhere any more";
		const folder = join(workspaceRoot(), "places");
		mkdirSync(folder);
		const lines = Array.from({ length: 20 }, (_, at) => `place ${at + 1}`);
		writeFileSync(join(folder, "two.txt"), lines.join("\n"));
		writeFileSync(join(folder, "third.txt"), "nothing of it\n");
		writeNote(folder, {
			...{ id: "hera0006", title: "A note of three places" },
			...{ file: "two.txt", lines: [4, 4], quote: "place 4" },
			more: [
				{ file: "two.txt", lines: [12, 12], quote: "place 12" },
				{ file: "third.txt", lines: [1, 1], quote: lost },
			],
		});
		// That a place is lost is known once its file was open.
		await openFile(fileUri("places/third.txt"));
		const two = await openFile(fileUri("places/two.txt"));
		await eventually(async () =>
			assert.equal((await notesAt(two.document, 12)).length, 1),
		);
		for (const [row, line] of [4, 12].entries()) {
			two.selection = new Selection(18, 0, 18, 0);
			await eventually(async () => {
				await choose(row);
				assert.equal(two.selection.active.line, line - 1);
			});
		}
		const old: string[] = [];
		const opening = workspace.onDidOpenTextDocument((document) => {
			if (document.uri.scheme === "tacit-code")
				old.push(document.getText().trim());
		});
		try {
			await eventually(async () => {
				for (let row = 3; row < 8; row++) {
					await focus(2);
					await commands.executeCommand("list.expand");
					await choose(row);
					await commands.executeCommand("workbench.action.closeQuickOpen");
				}
				assert.ok(old.includes(lost), old.join("\n"));
			});
		} finally {
			opening.dispose();
		}
	});
});

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
	commands,
	Selection,
	TabInputText,
	TabInputTextDiff,
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
	const lost = "a line that stands nowhere any more";
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
		writeFileSync(join(folder, "other.txt"), "nothing of it\n");
		writeNote(folder, {
			...{ id: "hera0006", title: "A note of three places" },
			...{ file: "numbers.txt", lines: [6, 6], quote: "number 6" },
			more: [
				{ file: "numbers.txt", lines: [17, 17], quote: "number 17" },
				{ file: "other.txt", lines: [1, 1], quote: lost },
			],
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

	/**
	 * Waits until a row asks where its code is, and puts the question away: it comes after the old code, and takes the keys.
	 * Other rows, below those, ask nothing.
	 */
	async function closeQuestion(): Promise<void> {
		const isAsking = () =>
			window.tabGroups.all
				.flatMap(({ tabs }) => tabs)
				.some(
					({ input }) =>
						(input instanceof TabInputText &&
							input.uri.scheme === "tacit-code") ||
						(input instanceof TabInputTextDiff &&
							input.original.scheme === "tacit-code"),
				);
		await eventually(() => assert.ok(isAsking()), 3000).catch(() => undefined);
		await eventually(async () => {
			await commands.executeCommand("workbench.action.closeQuickOpen");
			assert.equal(isAsking(), false);
		});
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

	it("has the place of a note that is lost in another file among those not found, though the note has others here", async () => {
		const old: string[] = [];
		const opening = workspace.onDidOpenTextDocument((document) => {
			if (document.uri.scheme === "tacit-code")
				old.push(document.getText().trim());
		});
		try {
			await eventually(async () => {
				for (let row = 9; row < 14 && !old.includes(lost); row++) {
					// The old code of another was in its place, and the rows are those of what is in sight.
					await openFile(editor.document.uri);
					await eventually(() =>
						assert.equal(window.activeTextEditor?.document, editor.document),
					);
					await focus(8);
					await commands.executeCommand("list.expand");
					await choose(row);
					await closeQuestion();
				}
				assert.ok(old.includes(lost), old.join("\n"));
			});
		} finally {
			opening.dispose();
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

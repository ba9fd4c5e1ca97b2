import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import {
	commands,
	Position,
	Selection,
	WorkspaceEdit,
	workspace,
} from "vscode";
import { eventually } from "../support/eventually.ts";
import {
	inlineEditorsClosed,
	openInlineEditor,
} from "../support/inlineEditor.ts";
import { openFile } from "../support/openFile.ts";
import { readNote } from "../support/readNote.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";
import { changes, newNote, resetWorkTree } from "./workTree.ts";

describe("a half-written note", () => {
	afterEach(() => resetWorkTree());

	it("is on disk within a second of typing, outside of the repository, and gone from there when it is published", async () => {
		const editor = await openFile(fileUri("src/queue/queue.ts"));
		editor.selection = new Selection(3, 0, 4, 0);
		const inline = await openInlineEditor(() =>
			commands.executeCommand("tacit.writeNote"),
		);
		await inline.type("Not finished");
		// Counted in pauses that were asked for, not in the time that a busy machine made of them.
		let pauses = 0;
		while (!unfinished().some(({ text }) => text === "Not finished")) {
			assert.ok(++pauses <= 40, "it is not there after a second");
			await new Promise((resolve) => setTimeout(resolve, 25));
		}
		await inline.type("Not finished, but longer");
		await eventually(() =>
			assert.deepEqual(
				unfinished().map(({ text, lines }) => ({ text, lines })),
				[{ text: "Not finished, but longer", lines: { start: 4, end: 4 } }],
			),
		);
		assert.deepEqual(await changes(), []);
		await inline.submit();
		await inlineEditorsClosed();
		await newNote();
		await eventually(() => assert.deepEqual(unfinished(), []));
	});

	it("leaves a mark in the git directory, by which Tacit wakes, until it is finished", async () => {
		const marks = join(workspaceRoot(), ".git", "tacit", "writing");
		const editor = await openFile(fileUri("src/queue/queue.ts"));
		editor.selection = new Selection(3, 0, 4, 0);
		const inline = await openInlineEditor(() =>
			commands.executeCommand("tacit.writeNote"),
		);
		await inline.type("Found again.");
		await eventually(() => assert.equal(readdirSync(marks).length, 1));
		assert.deepEqual(await changes(), []);
		await inline.submit();
		await inlineEditorsClosed();
		await newNote();
		await eventually(() => assert.equal(existsSync(marks), false));
	});

	it("is still there when its file was closed and is opened again", async () => {
		const editor = await openFile(fileUri("src/queue/queue.ts"));
		editor.selection = new Selection(3, 0, 4, 0);
		const inline = await openInlineEditor(() =>
			commands.executeCommand("tacit.writeNote"),
		);
		await inline.type("Interrupted by a colleague.");
		await commands.executeCommand("workbench.action.closeAllEditors");
		await inlineEditorsClosed();
		const again = await openInlineEditor(
			() => openFile(editor.document.uri),
			"Interrupted by a colleague.",
		);
		await again.submit();
		await inlineEditorsClosed();
		assert.match(await newNote(), /interrupted-by-a-colleague/);
	});
});

describe("a half-written note whose file gets another name", () => {
	afterEach(() => resetWorkTree());

	for (const [what, from, to] of [
		["the file", "src/queue/queue.ts", "src/queue/line.ts"],
		["a folder around it", "src/queue", "src/line"],
	] as const)
		it(`goes along when ${what} is renamed in VS Code`, async () => {
			const editor = await openFile(fileUri("src/queue/queue.ts"));
			editor.selection = new Selection(9, 0, 9, 0);
			const inline = await openInlineEditor(() =>
				commands.executeCommand("tacit.writeNote"),
			);
			await inline.type("Named anew meanwhile.");
			await editor.edit((edit) => edit.insert(new Position(0, 0), "\n\n"));
			await editor.document.save();
			const rename = new WorkspaceEdit();
			rename.renameFile(fileUri(from), fileUri(to));
			assert.ok(await workspace.applyEdit(rename));
			await inlineEditorsClosed();
			const moved = "src/queue/queue.ts".replace(from, to);
			const again = await openInlineEditor(
				() => openFile(fileUri(moved)),
				"Named anew meanwhile.",
			);
			await again.submit();
			await inlineEditorsClosed();
			const note = await eventually(async () => {
				const found = (await changes()).find((line) =>
					line.includes("named-anew-meanwhile"),
				);
				assert.ok(found);
				return readNote(join(workspaceRoot(), found.slice(3)));
			});
			assert.equal(note.anchor["file"], basename(moved));
			assert.equal(note.anchor["lines"], "12-12");
			await eventually(() => assert.deepEqual(unfinished(), []));
		});
});

interface Unfinished {
	readonly text: string;
	readonly lines: unknown;
}

/** What lies in the extension's storage in the user data, which lies beside the workspace. */
function unfinished(): readonly Unfinished[] {
	const userData = join(dirname(workspaceRoot()), "user-data");
	return readdirSync(userData, { recursive: true, encoding: "utf8" })
		.filter((path) =>
			/tacit-notes\.tacit-notes[/\\]writing[/\\][^/\\]+[/\\][^/\\]+\.json$/.test(
				path,
			),
		)
		.map((path) => JSON.parse(readFileSync(join(userData, path), "utf8")));
}

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { commands, Selection } from "vscode";
import { eventually } from "../support/eventually.ts";
import {
	inlineEditorsClosed,
	openInlineEditor,
} from "../support/inlineEditor.ts";
import { openFile } from "../support/openFile.ts";
import { notesAt } from "../support/shownNotes.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";
import { changes, newNote, noteArguments, resetWorkTree } from "./workTree.ts";

describe("a private draft", () => {
	afterEach(() => resetWorkTree());

	it("lies in the git directory, is shown like a published note, and goes beside the code when it is published", async () => {
		const { document } = await writeDraft("Ninety seconds are a guess.");
		const draft = await onlyDraft();
		assert.match(
			relative(draftsFolder(), draft),
			/^src[/\\]queue[/\\]ninety-seconds-are-a-guess\.[a-z][0-9a-z]{7}\.md$/,
		);
		const text = readFileSync(draft, "utf8");
		assert.match(text, /```ts tacit file=queue\.ts lines=4-4 /);
		assert.deepEqual(await changes(), []);
		const id = draft.split(".").at(-2) ?? "";
		await eventually(async () => {
			const shown = (await notesAt(document, 4)).find((note) => note.id === id);
			assert.match(shown?.words ?? "", /private draft/);
		});

		await commands.executeCommand("tacit.publishDraft", ...noteArguments(id));
		const path = await newNote();
		assert.equal(readFileSync(join(workspaceRoot(), path), "utf8"), text);
		assert.equal(existsSync(draft), false);
		await eventually(async () => {
			const shown = (await notesAt(document, 4)).filter(
				(note) => note.id === id,
			);
			assert.equal(shown.length, 1);
			assert.doesNotMatch(shown[0]?.words ?? "", /private draft/);
		});
	});
});

/** Writes a draft on line 4 of a file, by a key. */
async function writeDraft(text: string) {
	const editor = await openFile(fileUri("src/queue/queue.ts"));
	editor.selection = new Selection(3, 0, 3, 0);
	const inline = await openInlineEditor(() =>
		commands.executeCommand("tacit.writeNote"),
	);
	await inline.type(text);
	await commands.executeCommand("tacit.saveDraft");
	await inlineEditorsClosed();
	return editor;
}

function draftsFolder(): string {
	return join(workspaceRoot(), ".git", "tacit", "drafts");
}

function onlyDraft(): Promise<string> {
	return eventually(() => {
		const [draft, ...others] = readdirSync(draftsFolder(), {
			recursive: true,
			encoding: "utf8",
		}).filter((path) => path.endsWith(".md"));
		assert.ok(draft);
		assert.deepEqual(others, []);
		return join(draftsFolder(), draft);
	});
}

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { commands, Selection, Uri } from "vscode";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import {
	dismissInlineEditors,
	inlineEditorsClosed,
	openInlineEditor,
} from "../support/inlineEditor.ts";
import { openFile } from "../support/openFile.ts";
import { runGit } from "../support/runGit.ts";
import { notesAt } from "../support/shownNotes.ts";
import { everywhere, inUserData } from "./everywhere.ts";
import { laterFile, laterFolder, lockedFile, lockedFolder } from "./places.ts";

describe("a private draft", () => {
	afterEach(async () => {
		await dismissInlineEditors();
		await closeEditors();
	});

	it("written in a folder without git moves into the git directory once there is one, and stays in view", async () => {
		const text = "Before there was git";
		await draft(laterFile, text);
		const [stored] = await eventually(() => storedDrafts(laterFolder, 1));
		assert.ok(stored);
		const before = readFileSync(stored, "utf8");
		await closeEditors();

		await runGit(everywhere(laterFolder), "init", "--quiet");
		const moved = join(
			everywhere(laterFolder),
			".git/tacit/drafts/src",
			basename(stored),
		);
		await eventually(() => assert.equal(readFileSync(moved, "utf8"), before));
		await isShown(laterFile, text);
		assert.deepEqual(storedDrafts(laterFolder, 0), []);
		assert.equal(
			await runGit(everywhere(laterFolder), "status", "--porcelain", "-uall"),
			"?? src/door.txt",
		);

		await draft(laterFile, "Since there is git");
		await eventually(() =>
			assert.equal(
				readdirSync(join(moved, "..")).filter((name) => name.endsWith(".md"))
					.length,
				2,
			),
		);
	});

	it("goes into the editor's storage where the git directory takes none, where it is read and from where it is published", async () => {
		const text = "Where nothing can be written";
		await draft(lockedFile, text);
		const [stored] = await eventually(() => storedDrafts(lockedFolder, 1));
		assert.ok(stored);
		const editor = await isShown(lockedFile, text);
		editor.selection = new Selection(4, 0, 4, 0);
		await commands.executeCommand("tacit.publishDraft");
		const published = join(
			everywhere(lockedFolder),
			"src/.tacit",
			basename(stored),
		);
		assert.equal(existsSync(published), true);
		assert.deepEqual(storedDrafts(lockedFolder, 0), []);
	});

	/** Writes a private draft on the fifth line. */
	async function draft(file: string, text: string) {
		const editor = await openFile(Uri.file(everywhere(file)));
		editor.selection = new Selection(4, 0, 4, 3);
		const inline = await openInlineEditor(() =>
			commands.executeCommand("tacit.writeNote"),
		);
		await inline.type(`${text}.`);
		await commands.executeCommand("tacit.saveDraft");
		await inlineEditorsClosed();
	}

	async function isShown(file: string, text: string) {
		const editor = await openFile(Uri.file(everywhere(file)));
		await eventually(async () => {
			const words = (await notesAt(editor.document, 5)).map(
				(note) => note.words,
			);
			assert.match(words.join(), new RegExp(`${text}[^]*private draft`));
		});
		return editor;
	}

	/** The drafts of a repository in the editor's storage, which are as many as expected. */
	function storedDrafts(name: string, count: number): readonly string[] {
		const drafts = readdirSync(inUserData(), {
			recursive: true,
			encoding: "utf8",
		}).filter((path) =>
			new RegExp(`repositories/${name}-[0-9a-f]+/drafts/.*\\.md$`).test(path),
		);
		assert.equal(drafts.length, count);
		return drafts.map((path) => join(inUserData(), path));
	}
});

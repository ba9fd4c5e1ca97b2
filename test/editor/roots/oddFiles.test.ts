import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import {
	commands,
	Position,
	Selection,
	type TextEditor,
	Uri,
	window,
} from "vscode";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import {
	dismissInlineEditors,
	inlineEditorsClosed,
	openInlineEditor,
} from "../support/inlineEditor.ts";
import { openFile } from "../support/openFile.ts";
import { readNote } from "../support/readNote.ts";
import { hashOf, runGit } from "../support/runGit.ts";
import { linesOfNote, notesAt } from "../support/shownNotes.ts";
import { everywhere } from "./everywhere.ts";
import { blockedFile, notedLines, oddFiles, oddFolder } from "./places.ts";

describe("a note on a file that is hard to read", () => {
	const inOdd = (path: string) => everywhere(join(oddFolder, path));
	const openOdd = (path: string) => openFile(Uri.file(inOdd(path)));

	afterEach(async () => {
		await dismissInlineEditors();
		await closeEditors();
	});

	for (const [title, { name, id }, mark] of [
		["in UTF-16", oddFiles.utf16, Buffer.from([0xff, 0xfe])],
		[
			"that begins with a byte order mark",
			oddFiles.withMark,
			Buffer.from([0xef, 0xbb, 0xbf]),
		],
	] as const)
		it(`${title} is shown, and one that is written names the file's own blob`, async () => {
			const bytes = readFileSync(inOdd(name));
			assert.deepEqual(bytes.subarray(0, mark.length), mark);
			const editor = await openOdd(name);
			await eventually(async () =>
				assert.deepEqual(await linesOfNote(editor.document, id), notedLines),
			);
			const clean = await publish(editor, `Published on ${id}.`);
			assert.equal(clean.quote, "then step in\nand close the door\n");
			assert.equal(
				clean.anchor["blob"],
				await runGit(inOdd("."), "hash-object", "--", name),
			);

			await editor.edit((edit) => edit.insert(new Position(0, 0), "new\n"));
			const dirty = await publish(editor, `Not saved on ${id}.`);
			assert.deepEqual(readFileSync(inOdd(name)), bytes);
			await editor.document.save();
			assert.equal(
				dirty.anchor["blob"],
				await runGit(inOdd("."), "hash-object", "--", name),
			);
		});

	it("that is not text is refused in words, and leaves nothing behind", async () => {
		const { name } = oddFiles.binary;
		const before = await runGit(inOdd("."), "status", "--porcelain");
		await commands.executeCommand(
			"tacit.writeNoteOnFile",
			Uri.file(inOdd(name)),
		);
		assert.equal(await runGit(inOdd("."), "status", "--porcelain"), before);
		const { id, name: other } = oddFiles.withMark;
		const { document } = await openOdd(other);
		await eventually(async () => assert.ok(await linesOfNote(document, id)));
	});

	it("whose folder takes no notes stays open with its text, and can be kept as a draft", async () => {
		const editor = await openOdd(blockedFile);
		editor.selection = new Selection(4, 0, 5, 3);
		const write = () => commands.executeCommand("tacit.writeNote");
		const inline = await openInlineEditor(write);
		const text = "Nowhere to put it";
		await inline.type(text);
		await inline.submit();
		const again = await openInlineEditor(write, text);
		assert.equal(
			readFileSync(inOdd("blocked/.tacit"), "utf8"),
			"not a folder\n",
		);
		await again.type(`${text}.`);
		await commands.executeCommand("tacit.saveDraft");
		await inlineEditorsClosed();
		const drafts = inOdd(".git/tacit/drafts/blocked");
		await eventually(() =>
			assert.match(
				(existsSync(drafts) ? readdirSync(drafts) : []).join(),
				/^nowhere-to-put-it\.[^.]+\.md$/,
			),
		);
	});

	// Last: VS Code is busy with it for long after.
	it("of 30 MB is shown and follows, and what is written names its blob", async () => {
		const { name, id } = oddFiles.huge;
		assert.ok(statSync(inOdd(name)).size > 30_000_000);
		const editor = await openOdd(name);
		const isAt = async (line: number) =>
			(await notesAt(editor.document, line)).some((note) => note.id === id);
		await eventually(async () => assert.ok(await isAt(3)));
		await editor.edit((edit) => edit.insert(new Position(0, 0), "new\n"));
		assert.deepEqual(await Promise.all([3, 4, 5, 6].map(isAt)), [
			false,
			true,
			true,
			false,
		]);
		const note = await publish(editor, `Published on ${id}.`);
		assert.equal(note.anchor["lines"], "6-7");
		assert.equal(note.anchor["blob"], hashOf(editor.document.getText()));
	});

	/** Publishes a note on the two lines that begin with "then step in". */
	async function publish(editor: TextEditor, text: string) {
		const line = editor.document
			.getText()
			.slice(0, 1000)
			.split("\n")
			.findIndex((each) => each.startsWith("then step in"));
		editor.selection = new Selection(line, 0, line + 1, 3);
		const inline = await openInlineEditor(() =>
			commands.executeCommand("tacit.writeNote"),
		);
		await inline.type(text);
		await inline.submit();
		await inlineEditorsClosed();
		const slug = text.replace(".", "").replaceAll(" ", "-").toLowerCase();
		const file = await eventually(() => {
			const found = readdirSync(inOdd(".tacit")).find((name) =>
				name.startsWith(`${slug}.`),
			);
			assert.ok(found);
			return inOdd(join(".tacit", found));
		});
		await eventually(() =>
			assert.equal(window.activeTextEditor?.document, editor.document),
		);
		return readNote(file);
	}
});

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import {
	commands,
	type DocumentSymbol,
	Position,
	Selection,
	type TextEditor,
	window,
	workspace,
} from "vscode";
import { eventually } from "../support/eventually.ts";
import {
	dismissInlineEditors,
	inlineEditorsClosed,
	openInlineEditor,
} from "../support/inlineEditor.ts";
import { openFile } from "../support/openFile.ts";
import { readNote } from "../support/readNote.ts";
import { hashOf, runGit } from "../support/runGit.ts";
import { notesAt } from "../support/shownNotes.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";
import { changes, newNote, resetWorkTree } from "./workTree.ts";

describe("writing a note", () => {
	afterEach(() => resetWorkTree());

	it("on selected lines, in a new editor under them, makes a note of them beside the code and changes nothing else", async () => {
		const editor = await openFile(fileUri("src/queue/queue.ts"));
		await symbolsAreKnown(editor);
		const first = lineWith(editor, "async renew(");
		await writeOn(
			editor,
			new Selection(first - 1, 2, first + 1, 4),
			"One write, no read before it: the worker that holds the job is the only one to renew it.\n\nSee the story.",
		);
		const path = await newNote();
		assert.match(
			path,
			/^src\/queue\/\.tacit\/one-write-no-read-before-it\.[a-z][0-9a-z]{7}\.md$/,
		);
		const note = readNote(join(workspaceRoot(), path));
		const id = path.split(".").at(-2);
		const git = (...parameters: string[]) =>
			runGit(workspaceRoot(), ...parameters);
		assert.deepEqual(note.front, [
			`id: ${id}`,
			"kind: why",
			"by:",
			`  - ${await git("config", "user.name")} <${await git("config", "user.email")}>`,
			`date: ${today()}`,
		]);
		assert.match(note.body, /^# One write, no read before it/);
		assert.match(note.body, /See the story\.$/);
		assert.equal(note.language, "ts");
		const { symbol, near, ...anchor } = note.anchor;
		assert.deepEqual(anchor, {
			file: "queue.ts",
			lines: `${first}-${first + 2}`,
			commit: await git("rev-parse", "HEAD"),
			blob: await git("hash-object", "src/queue/queue.ts"),
		});
		assert.match(symbol ?? "", /renew$/);
		assert.match(near ?? "", /^[0-9a-z./-]+$/);
		assert.equal(
			note.quote,
			linesOfFile("src/queue/queue.ts", first, first + 2),
		);
		await eventually(async () =>
			assert.ok(
				(await notesAt(editor.document, first + 1)).some(
					(shown) => shown.id === id,
				),
			),
		);
	});

	it("takes a first line that begins with # as the title", async () => {
		const editor = await openFile(fileUri("src/queue/queue.ts"));
		await writeOn(
			editor,
			new Selection(3, 0, 3, 0),
			"# Ninety, not sixty\n\nSixty were too few in March.",
		);
		const path = await newNote();
		assert.match(path, /\/ninety-not-sixty\.[^/]+\.md$/);
		const note = readNote(join(workspaceRoot(), path));
		assert.equal(
			note.body,
			"# Ninety, not sixty\n\nSixty were too few in March.",
		);
		assert.equal(note.anchor["lines"], "4-4");
	});

	it("quotes code that is not saved as it stands in the editor, and saves nothing", async () => {
		const editor = await openFile(fileUri("src/http/server.ts"));
		const before = readFileSync(editor.document.uri.fsPath, "utf8");
		await editor.edit((edit) =>
			edit.insert(
				new Position(0, 0),
				"// not saved\nconst notSaved = 1;\n// ```\n",
			),
		);
		await writeOn(editor, new Selection(1, 0, 3, 0), "It is not on disk yet.");
		const path = await newNote();
		const note = readNote(join(workspaceRoot(), path));
		assert.equal(note.quote, "const notSaved = 1;\n// ```\n");
		assert.equal(note.anchor["lines"], "2-3");
		assert.equal(note.anchor["blob"], hashOf(editor.document.getText()));
		assert.equal(editor.document.isDirty, true);
		assert.equal(readFileSync(editor.document.uri.fsPath, "utf8"), before);
		assert.deepEqual(await changes(), [`?? ${path}`]);
	});

	it("with the cursor on a blank line, stands on the next line that is not", async () => {
		const editor = await openFile(fileUri("src/http/server.ts"));
		await editor.edit((edit) => edit.insert(new Position(0, 0), "\n \n"));
		await writeOn(editor, new Selection(0, 0, 0, 0), "Just below.");
		const path = await newNote();
		const note = readNote(join(workspaceRoot(), path));
		assert.equal(note.anchor["lines"], "3-3");
		assert.equal(note.quote, `${editor.document.lineAt(2).text}\n`);
		const id = path.split(".").at(-2);
		await eventually(async () =>
			assert.ok(
				(await notesAt(editor.document, 3)).some((shown) => shown.id === id),
			),
		);
	});

	it("stands on the lines that its code has by the time of publishing", async () => {
		const editor = await openFile(fileUri("src/http/server.ts"));
		editor.selection = new Selection(4, 0, 5, 3);
		const text = linesOfFile("src/http/server.ts", 5, 6);
		const inline = await openInlineEditor(() =>
			commands.executeCommand("tacit.writeNote"),
		);
		await inline.type("Typed above meanwhile.");
		await editor.edit((edit) => edit.insert(new Position(0, 0), "// new\n\n"));
		await inline.submit();
		await inlineEditorsClosed();
		const note = readNote(join(workspaceRoot(), await newNote()));
		assert.equal(note.anchor["lines"], "7-8");
		assert.equal(note.quote, text);
	});

	it("on a file speaks of all of it", async () => {
		const uri = fileUri("tools/reconcile/ledger.py");
		const inline = await openInlineEditor(() =>
			commands.executeCommand("tacit.writeNoteOnFile", uri),
		);
		await inline.type("Python, because the accountants read it.");
		await inline.submit();
		await inlineEditorsClosed();
		const path = await newNote();
		assert.match(path, /^tools\/reconcile\/\.tacit\//);
		const note = readNote(join(workspaceRoot(), path));
		assert.equal(note.anchor["file"], "ledger.py");
		assert.equal(note.anchor["lines"], undefined);
		assert.equal(note.quote, "");
	});

	it("on a symbol speaks of the innermost one around the cursor, and bears its name", async () => {
		const editor = await openFile(fileUri("src/queue/queue.ts"));
		const lines = editor.document.getText().split("\n");
		const first = lines.findIndex((line) => /^export class \w+/.test(line));
		const method = lines.findIndex(
			(line, at) => at > first && /^ {2}async \w+\(/.test(line),
		);
		const end = lines.findIndex((line, at) => at > method && line === "  }");
		editor.selection = new Selection(method + 1, 4, method + 1, 4);
		const inline = await openInlineEditor(() =>
			commands.executeCommand("tacit.writeNoteOnSymbol"),
		);
		await inline.type("One at a time, since the worker is.");
		await inline.submit();
		await inlineEditorsClosed();
		const note = readNote(join(workspaceRoot(), await newNote()));
		const [, name] = /async (\w+)\(/.exec(lines[method] ?? "") ?? [];
		const [, around] = /class (\w+)/.exec(lines[first] ?? "") ?? [];
		assert.equal(note.anchor["symbol"], `${around}.${name}`);
		assert.equal(note.anchor["lines"], `${method + 1}-${end + 1}`);
	});

	it("in a file whose name needs care is found again", async () => {
		const name = 'wie\'s -- "größe" = 50% & mehr.txt';
		const uri = fileUri(`src/${name}`);
		await workspace.fs.writeFile(uri, new TextEncoder().encode("a\nb\nc\n"));
		const editor = await openFile(uri);
		await writeOn(editor, new Selection(1, 0, 1, 1), "Named by a customer.");
		const path = await eventually(async () => {
			const found = (await changes()).find((line) => line.endsWith(".md"));
			assert.ok(found);
			return found.slice(3);
		});
		const note = readNote(join(workspaceRoot(), path));
		assert.equal(decodeURIComponent(note.anchor["file"] ?? ""), name);
		await eventually(async () =>
			assert.equal((await notesAt(editor.document, 2)).length, 1),
		);
	});

	it("writes nothing while there is nothing in it", async () => {
		const editor = await openFile(fileUri("src/queue/queue.ts"));
		editor.selection = new Selection(3, 0, 3, 0);
		const inline = await openInlineEditor(() =>
			commands.executeCommand("tacit.writeNote"),
		);
		await inline.submit();
		await inline.type("Now there is something.");
		await inline.submit();
		await inlineEditorsClosed();
		await newNote();
	});

	it("leaves the focus in the code when it is done", async () => {
		const editor = await openFile(fileUri("src/queue/queue.ts"));
		await writeOn(editor, new Selection(3, 0, 3, 0), "Ninety.");
		await newNote();
		await eventually(() =>
			assert.equal(
				window.activeTextEditor?.document.uri.toString(),
				editor.document.uri.toString(),
			),
		);
	});

	it("is gone on with by the same key, after the focus was elsewhere", async () => {
		const editor = await openFile(fileUri("src/queue/queue.ts"));
		editor.selection = new Selection(3, 0, 3, 0);
		const write = () => commands.executeCommand("tacit.writeNote");
		const inline = await openInlineEditor(write);
		await inline.type("Half of it");
		await commands.executeCommand("workbench.action.focusActiveEditorGroup");
		await eventually(() =>
			assert.equal(window.activeTextEditor?.document, editor.document),
		);
		const again = await openInlineEditor(write, "Half of it");
		await again.type("Half of it, and the rest.");
		await again.submit();
		await inlineEditorsClosed();
		assert.match(await newNote(), /half-of-it-and-the-rest/);
	});

	it("opens however soon after selecting the key is pressed", async () => {
		const editor = await openFile(fileUri("src/queue/queue.ts"));
		for (const milliseconds of [140, 150, 155, 160, 170, 200]) {
			editor.selection = new Selection(9, 0, 11, 0);
			await pause(milliseconds);
			await commands.executeCommand("tacit.writeNote");
			await eventually(() =>
				assert.equal(
					window.activeTextEditor?.document.uri.scheme,
					"comment",
					`after ${milliseconds} ms`,
				),
			);
			await dismissInlineEditors();
			editor.selection = new Selection(0, 0, 0, 0);
		}
	});

	it("keeps two notes in one file apart that are written at the same time", async () => {
		const editor = await openFile(fileUri("src/queue/queue.ts"));
		editor.selection = new Selection(3, 0, 3, 0);
		const one = await openInlineEditor(() =>
			commands.executeCommand("tacit.writeNote"),
		);
		await one.type("The first of two.");
		await window.showTextDocument(editor.document);
		editor.selection = new Selection(9, 0, 9, 0);
		const two = await openInlineEditor(() =>
			commands.executeCommand("tacit.writeNote"),
		);
		await two.type("The second of two.");
		await two.submit();
		const second = await newNote();
		assert.match(second, /the-second-of-two/);
		const note = readNote(join(workspaceRoot(), second));
		assert.equal(note.anchor["lines"], "10-10");
		await openFile(fileUri("package.json"));
		const oneAgain = await openInlineEditor(
			() => openFile(editor.document.uri),
			"The first of two.",
		);
		await oneAgain.submit();
		await inlineEditorsClosed();
		const first = await eventually(async () => {
			const found = (await changes()).find((line) => !line.endsWith(second));
			assert.match(found ?? "", /the-first-of-two/);
			return join(workspaceRoot(), found?.slice(3) ?? "");
		});
		assert.equal(readNote(first).anchor["lines"], "4-4");
	});
});

/** Writes a note on the selection and publishes it, all by what a person's keys run. */
async function writeOn(
	editor: TextEditor,
	selection: Selection,
	text: string,
): Promise<void> {
	editor.selection = selection;
	const inline = await openInlineEditor(() =>
		commands.executeCommand("tacit.writeNote"),
	);
	await inline.type(text);
	await inline.submit();
	await inlineEditorsClosed();
}

/** Waits until TypeScript answers what is in the file. */
async function symbolsAreKnown({ document }: TextEditor): Promise<void> {
	await eventually(async () => {
		const symbols = await commands.executeCommand<DocumentSymbol[]>(
			"vscode.executeDocumentSymbolProvider",
			document.uri,
		);
		assert.ok(symbols.length > 0);
	});
}

/** 1-based. */
function lineWith({ document }: TextEditor, text: string): number {
	const at = document.getText().indexOf(text);
	assert.ok(at >= 0, text);
	return document.positionAt(at).line + 1;
}

/** Lines of a file on disk, 1-based and inclusive, each with its line end. */
function linesOfFile(path: string, first: number, last: number): string {
	const text = readFileSync(join(workspaceRoot(), path), "utf8");
	return text
		.split(/(?<=\n)/)
		.slice(first - 1, last)
		.join("");
}

/** As git would write it: the day where the person is. */
function today(): string {
	const now = new Date();
	now.setMinutes(now.getMinutes() - now.getTimezoneOffset());
	return now.toISOString().slice(0, 10);
}

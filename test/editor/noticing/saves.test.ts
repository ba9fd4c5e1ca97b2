import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import {
	commands,
	type Disposable,
	env,
	languages,
	Position,
	Range,
	Selection,
	type TextDocument,
	TextEdit,
	type TextEditor,
	Uri,
	WorkspaceEdit,
	workspace,
} from "vscode";
import { eventually } from "../support/eventually.ts";
import { isAwake } from "../support/isAwake.ts";
import { openFile } from "../support/openFile.ts";
import { fileUri } from "../support/workspaceFiles.ts";
import {
	forgetAll,
	journalFolder,
	journalText,
	lastNoticed,
	noticedOf,
} from "./noticed.ts";

let made = 0;
let path = "";

/** A file that no test had before. */
beforeEach(() => {
	path = `src/made${++made}.txt`;
	const lines = Array.from({ length: 12 }, (_, at) => `call(${at}, first);`);
	writeFileSync(fileUri(path).fsPath, `${lines.join("\n")}\n`);
});

/** Puts the text in place of lines, 1-based, both ends included. */
async function put(
	editor: TextEditor,
	[start, end]: readonly [number, number],
	text: string,
): Promise<void> {
	const range = new Range(
		new Position(start - 1, 0),
		editor.document.lineAt(end - 1).range.end,
	);
	assert.ok(await editor.edit((edit) => edit.replace(range, text)));
}

async function save(document: TextDocument): Promise<void> {
	assert.ok(await document.save());
}

/** Saves another file and waits until that is noticed: then what came before it was, too. */
async function wouldHaveBeenNoticed(): Promise<void> {
	const before = noticedOf("saved").length;
	const uri = fileUri(`src/other${++made}.txt`);
	writeFileSync(uri.fsPath, "first();\n");
	const other = await openFile(uri);
	await put(other, [1, 1], "second();");
	await save(other.document);
	await lastNoticed("saved", before + 1);
}

describe("a save", () => {
	before(isAwake);
	afterEach(forgetAll);

	it("is noticed with the lines that changed, and none of what they say", async () => {
		const editor = await openFile(fileUri(path));
		await put(editor, [9, 9], "const secretWord = 1;\nconst other = 2;");
		await save(editor.document);
		const event = await lastNoticed("saved", 1);
		assert.equal(event.path, path);
		assert.equal(event.isUndone, false);
		assert.notEqual(event.before, event.after);
		assert.deepEqual(
			event.changes.map(({ before, after }) => ({ before, after })),
			[{ before: { start: 9, end: 9 }, after: { start: 9, end: 10 } }],
		);
		assert.doesNotMatch(journalText(), /secretWord/);
	});

	it("after undo and redo alone is told apart, across saves, and brings back the ids of what it brings back", async () => {
		const editor = await openFile(fileUri(path));
		await put(editor, [9, 9], "const first = 1;");
		await save(editor.document);
		const done = await lastNoticed("saved", 1);
		await commands.executeCommand("undo");
		await save(editor.document);
		const undone = await lastNoticed("saved", 2);
		assert.equal(undone.isUndone, true);
		assert.equal(undone.after, done.before);
		assert.equal(undone.changes[0]?.now, done.changes[0]?.was);
		await commands.executeCommand("redo");
		await save(editor.document);
		const redone = await lastNoticed("saved", 3);
		assert.equal(redone.isUndone, true);
		assert.equal(redone.after, done.after);
		await commands.executeCommand("undo");
		await put(editor, [1, 1], "// typed");
		await save(editor.document);
		assert.equal((await lastNoticed("saved", 4)).isUndone, false);
	});

	it("of a literal alone has the same frame for each of its values", async () => {
		const editor = await openFile(fileUri(path));
		const frames: (string | undefined)[] = [];
		for (const [at, value] of [10, 20, 30].entries()) {
			await put(editor, [1, 1], `const limit = ${value};`);
			await save(editor.document);
			frames.push((await lastNoticed("saved", at + 1)).changes[0]?.frame);
		}
		assert.match(frames[1] ?? "", /^[0-9a-f]{16}$/);
		assert.equal(frames[2], frames[1]);
	});

	it("of a file that was changed on disk meanwhile tells what was typed alone", async () => {
		const editor = await openFile(fileUri(path));
		await put(editor, [1, 1], "// first");
		await save(editor.document);
		await lastNoticed("saved", 1);
		const text = readFileSync(editor.document.uri.fsPath, "utf8");
		writeFileSync(editor.document.uri.fsPath, `// from outside\n${text}`);
		await eventually(() =>
			assert.match(editor.document.getText(), /^\/\/ from outside/),
		);
		await put(editor, [2, 2], "// second");
		await save(editor.document);
		const event = await lastNoticed("saved", 2);
		assert.deepEqual(
			event.changes.map(({ after }) => after),
			[{ start: 2, end: 2 }],
		);
		assert.equal(event.isUndone, false);
	});

	it("that resolves a conflict says where", async () => {
		const uri = fileUri("src/conflict.ts");
		const sides = "<<<<<<< HEAD\na(1);\n=======\na(2);\n>>>>>>> theirs";
		writeFileSync(uri.fsPath, `first();\n${sides}\nlast();\n`);
		const editor = await openFile(uri);
		await put(editor, [2, 6], "a(1);\na(2);");
		await save(editor.document);
		const { resolved } = await lastNoticed("saved", 1);
		assert.deepEqual(resolved, [{ start: 2, end: 3 }]);
	});

	it("of a new file tells that all of it is new", async () => {
		const uri = fileUri("src/brandNew.ts");
		writeFileSync(uri.fsPath, "");
		const editor = await openFile(uri);
		await editor.edit((edit) =>
			edit.insert(new Position(0, 0), "first();\nsecond();\n"),
		);
		await save(editor.document);
		const event = await lastNoticed("saved", 1);
		assert.equal(event.before, "");
		assert.deepEqual(event.changes[0]?.after, { start: 1, end: 2 });
	});
});

describe("a formatter", () => {
	let formatter: Disposable;

	before(async () => {
		await isAwake();
		formatter = languages.registerDocumentFormattingEditProvider(
			{ pattern: "**/made*.txt", scheme: "file" },
			{
				provideDocumentFormattingEdits: (document) =>
					Array.from({ length: document.lineCount }, (_, line) =>
						TextEdit.insert(new Position(line, 0), "  "),
					),
			},
		);
	});
	after(() => formatter.dispose());
	afterEach(async () => {
		const settings = workspace.getConfiguration("editor");
		await settings.update("formatOnSave", undefined, true);
		await forgetAll();
	});

	it("that is run alone changes layout, and no line", async () => {
		const { document } = await openFile(fileUri(path));
		await commands.executeCommand("editor.action.formatDocument");
		await eventually(() => assert.ok(document.isDirty));
		await save(document);
		const event = await lastNoticed("saved", 1);
		assert.equal(event.before, event.after);
		assert.deepEqual(event.changes, []);
		assert.deepEqual(event.pasted, []);
	});

	it("that runs on save leaves what was typed, and does not make typing of an undo", async () => {
		const settings = workspace.getConfiguration("editor");
		await settings.update("formatOnSave", true, true);
		const editor = await openFile(fileUri(path));
		await put(editor, [1, 1], "// typed");
		await save(editor.document);
		const typed = await lastNoticed("saved", 1);
		assert.match(editor.document.lineAt(0).text, /^ {2}\/\/ typed/);
		assert.deepEqual(
			typed.changes.map(({ after }) => after),
			[{ start: 1, end: 1 }],
		);
		assert.equal(typed.isUndone, false);
		await commands.executeCommand("undo");
		await commands.executeCommand("undo");
		await save(editor.document);
		const undone = await lastNoticed("saved", 2);
		assert.equal(undone.isUndone, true);
		assert.equal(undone.after, typed.before);
	});

	it("that runs on the save of a file that nobody edited is told as such", async () => {
		const settings = workspace.getConfiguration("editor");
		await settings.update("formatOnSave", true, true);
		await openFile(fileUri(path));
		await commands.executeCommand("workbench.action.files.save");
		const event = await lastNoticed("saved", 1);
		assert.equal(event.before, event.after);
		assert.deepEqual(event.changes, []);
	});
});

describe("a paste", () => {
	before(isAwake);
	afterEach(forgetAll);

	it("of several lines is guessed, at the lines where it stands when it is saved", async () => {
		const editor = await openFile(fileUri(path));
		await env.clipboard.writeText(
			"pastedOne();\npastedTwo();\npastedThree();\n",
		);
		editor.selection = new Selection(8, 0, 8, 0);
		await commands.executeCommand("editor.action.clipboardPasteAction");
		await eventually(() =>
			assert.match(editor.document.getText(), /pastedThree/),
		);
		for (const line of ["// above", "// it"])
			await editor.edit((edit) => edit.insert(new Position(0, 0), `${line}\n`));
		await save(editor.document);
		const event = await lastNoticed("saved", 1);
		assert.deepEqual(event.pasted, [{ start: 11, end: 13 }]);
	});

	it("that was taken back is none", async () => {
		const editor = await openFile(fileUri(path));
		await put(editor, [9, 9], "pastedOne();\npastedTwo();");
		await commands.executeCommand("undo");
		await put(editor, [1, 1], "// typed");
		await save(editor.document);
		assert.deepEqual((await lastNoticed("saved", 1)).pasted, []);
	});

	it("is not what is typed line by line", async () => {
		const editor = await openFile(fileUri(path));
		editor.selection = new Selection(8, 0, 8, 0);
		for (const text of ["typedOne();", "\n", "typedTwo();", "\n"])
			await commands.executeCommand("type", { text });
		await save(editor.document);
		const event = await lastNoticed("saved", 1);
		assert.ok(event.changes.length > 0);
		assert.deepEqual(event.pasted, []);
	});
});

describe("nothing is noticed", () => {
	before(isAwake);
	afterEach(forgetAll);

	it("while a repository is opened, read and typed in, and no file is made", async () => {
		await openFile(fileUri("src/limits/rateLimiter.ts"));
		const editor = await openFile(fileUri(path));
		await put(editor, [9, 9], "const typed = 1;");
		await commands.executeCommand("undo");
		assert.equal(existsSync(journalFolder()), false);
		await wouldHaveBeenNoticed();
		assert.equal(noticedOf("saved").length, 1);
	});

	it("of a save that changes nothing", async () => {
		const editor = await openFile(fileUri(path));
		const text = editor.document.lineAt(8).text;
		await put(editor, [9, 9], "const typed = 1;");
		await put(editor, [9, 9], text);
		await save(editor.document);
		await wouldHaveBeenNoticed();
		assert.equal(noticedOf("saved").length, 1);
	});

	it("of notes, of git's own files, and of what was installed", async () => {
		for (const other of [
			"src/queue/.tacit/some-words.k3f9q2mx.md",
			".git/COMMIT_EDITMSG",
			"node_modules/a/index.js",
		]) {
			const uri = fileUri(other);
			await workspace.fs.writeFile(uri, new Uint8Array());
			const editor = await openFile(uri);
			await editor.edit((edit) => edit.insert(new Position(0, 0), "words"));
			await save(editor.document);
		}
		await wouldHaveBeenNoticed();
		assert.equal(noticedOf("saved").length, 1);
	});

	it("of a file outside of every repository", async () => {
		const uri = Uri.joinPath(fileUri(""), "..", "outside.txt");
		await workspace.fs.writeFile(uri, new Uint8Array());
		const editor = await openFile(uri);
		await editor.edit((edit) => edit.insert(new Position(0, 0), "words"));
		await save(editor.document);
		await wouldHaveBeenNoticed();
		assert.doesNotMatch(journalText(), /outside/);
		await workspace.fs.delete(uri);
	});

	it("after “Stop Noticing”, and all again after “Notice Again”", async () => {
		const editor = await openFile(fileUri(path));
		await commands.executeCommand("tacit.pauseJournal");
		await put(editor, [9, 9], "const unseen = 1;");
		await save(editor.document);
		await commands.executeCommand("tacit.resumeJournal");
		await put(editor, [9, 9], "const seen = 1;");
		await save(editor.document);
		await lastNoticed("saved", 1);
	});
});

describe("a file that is moved or deleted in the editor", () => {
	before(isAwake);
	afterEach(forgetAll);

	it("is noticed, a folder as a whole", async () => {
		const edit = new WorkspaceEdit();
		edit.renameFile(fileUri(path), fileUri("src/queue/line.txt"));
		assert.ok(await workspace.applyEdit(edit));
		const moved = await lastNoticed("moved", 1);
		assert.equal(moved.from, path);
		assert.equal(moved.to, "src/queue/line.txt");
		const folder = new WorkspaceEdit();
		folder.renameFile(fileUri("src/queue"), fileUri("src/line"));
		assert.ok(await workspace.applyEdit(folder));
		assert.equal((await lastNoticed("moved", 2)).to, "src/line");
		const removal = new WorkspaceEdit();
		removal.deleteFile(fileUri("src/line/line.txt"));
		assert.ok(await workspace.applyEdit(removal));
		assert.equal((await lastNoticed("deleted", 1)).path, "src/line/line.txt");
	});
});

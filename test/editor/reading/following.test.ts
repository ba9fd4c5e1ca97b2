import assert from "node:assert/strict";
import {
	commands,
	EndOfLine,
	extensions,
	languages,
	Position,
	Range,
	Selection,
	TextEdit,
	type TextEditor,
	ViewColumn,
	type WorkspaceEdit,
	window,
	workspace,
} from "vscode";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import { writeNote } from "../support/noteFixture.ts";
import { openFile } from "../support/openFile.ts";
import { linesOfNote, notesAt } from "../support/shownNotes.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";
import {
	type LiveFile,
	liveFile,
	liveFolder,
	liveLines,
	liveQuote,
} from "./liveFiles.ts";

const [first, last] = liveLines;

describe("a note in a file that is being edited", () => {
	afterEach(closeEditors);

	it("moves along while somebody types above it and below", async () => {
		const { editor, lines } = await open(liveFile("above"));
		await insert(editor, 1, "one\ntwo\n");
		assert.deepEqual(await lines(), [first + 2, last + 2]);
		await insert(editor, last + 4, "below\n");
		assert.deepEqual(await lines(), [first + 2, last + 2]);
		await remove(editor, new Range(0, 0, 1, 0));
		assert.deepEqual(await lines(), [first + 1, last + 1]);
	});

	it("stays on its lines when Enter is pressed at the start of the first or the end of the last", async () => {
		const { editor, lines } = await open(liveFile("edges"));
		await insert(editor, first, "\n");
		assert.deepEqual(await lines(), [first + 1, last + 1]);
		const end = editor.document.lineAt(last).range.end;
		await editor.edit((edit) => edit.insert(end, "\nnew"));
		assert.deepEqual(await lines(), [first + 1, last + 1]);
	});

	it("keeps to its lines while they themselves are changed, and another note comes meanwhile", async () => {
		const live = liveFile("inside");
		const { editor, lines } = await open(live);
		await insert(editor, first + 1, "something in between\n");
		await editor.edit((edit) =>
			edit.replace(
				editor.document.lineAt(first - 1).range,
				"another first line",
			),
		);
		await eventually(async () =>
			assert.deepEqual(await lines(), [first, last + 1]),
		);
		const other = { id: "f11e1000", title: "Another", file: live.name };
		writeNote(`${workspaceRoot()}/${liveFolder}`, {
			...other,
			lines: [1, 1],
			quote: editor.document.lineAt(0).text,
		});
		await eventually(async () =>
			assert.deepEqual(await linesOfNote(editor.document, other.id), [1, 1]),
		);
		assert.deepEqual(await lines(), [first, last + 1]);
	});

	it("says that the code has changed once it has in substance, until that is undone", async () => {
		const live = liveFile("changed");
		const { editor } = await open(live);
		const isSaid = async () => {
			const [note] = await notesAt(editor.document, first);
			assert.equal(note?.id, live.id);
			return note.words.includes("the code has changed since");
		};
		const atEnd = (text: string) =>
			editor.edit((edit) =>
				edit.insert(editor.document.lineAt(first - 1).range.end, text),
			);
		assert.equal(await isSaid(), false);
		await editor.edit((edit) =>
			edit.insert(new Position(first - 1, 0), "\t  "),
		);
		await atEnd("\n\n");
		assert.equal(await isSaid(), false);
		await atEnd(" and back");
		assert.equal(await isSaid(), true);
		await commands.executeCommand("undo");
		assert.equal(await isSaid(), false);
	});

	it("is where it was after undo and redo across its edge", async () => {
		const { editor, lines } = await open(liveFile("undo"));
		await remove(editor, new Range(first - 3, 0, first, 0));
		assert.deepEqual(await lines(), [first - 2, last - 3]);
		await commands.executeCommand("undo");
		assert.deepEqual(await lines(), [first, last]);
		await commands.executeCommand("redo");
		assert.deepEqual(await lines(), [first - 2, last - 3]);
		await commands.executeCommand("undo");
		assert.deepEqual(await lines(), [first, last]);
	});

	it("is where it was after what was changed across both edges at once is undone, and redone, and undone", async () => {
		const { editor, lines } = await open(liveFile("both-edges"));
		const endOf = (line: number) => editor.document.lineAt(line - 1).range.end;
		await editor.edit((edit) => {
			edit.delete(new Range(first - 3, 0, first, 0));
			edit.delete(new Range(endOf(last - 1), endOf(last + 1)));
		});
		assert.deepEqual(await lines(), [first - 2, first - 1]);
		await commands.executeCommand("undo");
		assert.deepEqual(await lines(), [first, last]);
		await commands.executeCommand("redo");
		assert.deepEqual(await lines(), [first - 2, first - 1]);
		await commands.executeCommand("undo");
		assert.deepEqual(await lines(), [first, last]);
	});

	it("is gone with its lines, and back with them", async () => {
		const { editor, lines } = await open(liveFile("deleted"));
		await remove(editor, new Range(first - 1, 0, last, 0));
		assert.equal(await lines(), undefined);
		await insert(editor, 1, "typed meanwhile\n");
		await commands.executeCommand("undo");
		await commands.executeCommand("undo");
		assert.deepEqual(await lines(), [first, last]);
	});

	it("goes with lines that are moved by a key", async () => {
		const { editor, lines } = await open(liveFile("moved"));
		editor.selection = new Selection(first - 1, 0, last - 1, 5);
		await commands.executeCommand("editor.action.moveLinesDownAction");
		assert.deepEqual(await lines(), [first + 1, last + 1]);
		await commands.executeCommand("editor.action.moveLinesUpAction");
		await commands.executeCommand("editor.action.moveLinesUpAction");
		assert.deepEqual(await lines(), [first - 1, last - 1]);
	});

	it("goes with lines that are cut and pasted elsewhere in the file", async () => {
		const { editor, lines } = await open(liveFile("pasted"));
		const range = new Range(first - 1, 0, last, 0);
		const text = editor.document.getText(range);
		await remove(editor, range);
		assert.equal(await lines(), undefined);
		await insert(editor, 21, text);
		assert.deepEqual(await lines(), [21, 24]);
		await insert(editor, 1, "above\n");
		assert.deepEqual(await lines(), [22, 25]);
	});

	it("is found again when its code is typed anew", async () => {
		const { editor, lines } = await open(liveFile("retyped"));
		await remove(editor, new Range(first - 1, 0, last, 0));
		assert.equal(await lines(), undefined);
		for (const [index, line] of liveQuote.split("\n").entries())
			await insert(editor, 3 + index, `\t${line}\n`);
		await eventually(async () => assert.deepEqual(await lines(), [3, 6]));
	});

	it("keeps its place when the file is formatted on save", async () => {
		const { editor, lines } = await open(liveFile("formatted"));
		const formatter = languages.registerDocumentFormattingEditProvider(
			{ pattern: "**/formatted.txt" },
			{
				provideDocumentFormattingEdits: (document) =>
					Array.from({ length: document.lineCount - 1 }, (_, line) =>
						TextEdit.insert(
							new Position(line, 0),
							line === 0 ? "formatted\n  " : "  ",
						),
					),
			},
		);
		try {
			await insert(editor, 30, "not saved\n");
			await editor.document.save();
			assert.equal(editor.document.lineAt(0).text, "formatted");
		} finally {
			formatter.dispose();
		}
		assert.deepEqual(await lines(), [first + 1, last + 1]);
	});

	it("keeps its place when a formatter replaces the whole text, changed lines of the note included", async () => {
		const { editor, lines } = await open(liveFile("reformatted"));
		await insert(editor, first + 1, "not formatted yet\n");
		const formatter = languages.registerDocumentFormattingEditProvider(
			{ pattern: "**/reformatted.txt" },
			{
				provideDocumentFormattingEdits: (document) => [
					TextEdit.replace(
						new Range(0, 0, document.lineCount, 0),
						`// one\n// two\n${document.getText().replaceAll(/^step/gm, "  step")}`,
					),
				],
			},
		);
		try {
			await editor.document.save();
			assert.equal(editor.document.lineAt(0).text, "// one");
		} finally {
			formatter.dispose();
		}
		await eventually(async () =>
			assert.deepEqual(await lines(), [first + 2, last + 3]),
		);
	});

	it("keeps its place when line ends become those of another system", async () => {
		const { editor, lines } = await open(liveFile("windows"));
		assert.equal(editor.document.eol, EndOfLine.CRLF);
		await editor.edit((edit) => edit.setEndOfLine(EndOfLine.LF));
		assert.equal(editor.document.eol, EndOfLine.LF);
		assert.deepEqual(await lines(), [first, last]);
		await insert(editor, 1, "above\n");
		assert.deepEqual(await lines(), [first + 1, last + 1]);
	});

	it("keeps its place when line ends change after its lines did", async () => {
		const { editor, lines } = await open(liveFile("windows-edited"));
		await insert(editor, first + 1, "something in between\n");
		await editor.edit((edit) => edit.setEndOfLine(EndOfLine.LF));
		await eventually(async () =>
			assert.deepEqual(await lines(), [first, last + 1]),
		);
		await commands.executeCommand("undo");
		await eventually(async () =>
			assert.deepEqual(await lines(), [first, last + 1]),
		);
	});

	it("is the same in two editors of one file", async () => {
		const live = liveFile("split");
		const { editor, lines } = await open(live);
		const beside = await openFile(fileUri(live.path), ViewColumn.Two);
		assert.equal(beside.document, editor.document);
		await insert(beside, 1, "typed in the second\n");
		assert.deepEqual(await lines(), [first + 1, last + 1]);
		await commands.executeCommand("workbench.action.closeActiveEditor");
		await window.showTextDocument(editor.document);
		await insert(editor, 1, "typed in the first\n");
		assert.deepEqual(await lines(), [first + 2, last + 2]);
	});

	it("is on both sides of a comparison, and follows what is typed in one", async () => {
		const [left, right] = [liveFile("left"), liveFile("right")];
		await commands.executeCommand(
			"vscode.diff",
			fileUri(left.path),
			fileUri(right.path),
			"Left and right",
		);
		const sideOf = ({ path }: LiveFile) => {
			const editor = window.visibleTextEditors.find(
				({ document }) => document.uri.path === fileUri(path).path,
			);
			assert.ok(editor);
			return editor;
		};
		const linesIn = (live: LiveFile) =>
			linesOfNote(sideOf(live).document, live.id);
		for (const side of [left, right])
			await eventually(async () =>
				assert.deepEqual(await linesIn(side), liveLines),
			);
		await insert(sideOf(right), 1, "typed on the right\n");
		assert.deepEqual(await linesIn(right), [first + 1, last + 1]);
		assert.deepEqual(await linesIn(left), liveLines);
	});

	it("stays on a function that is renamed wherever it is used, and says so later", async () => {
		const file = fileUri(`${liveFolder}/renaming.ts`);
		const code = [
			"export function liveSum(values: number[]): number {",
			"\treturn values.reduce((sum, value) => sum + value, 0);",
			"}",
		];
		const uses = "export const three = liveSum([1, 2]);";
		await workspace.fs.writeFile(
			file,
			new TextEncoder().encode([...code, "", uses, ""].join("\n")),
		);
		const id = "f11e2000";
		writeNote(`${workspaceRoot()}/${liveFolder}`, {
			...{ id, title: "Summed by hand", file: "renaming.ts" },
			lines: [1, 3],
			quote: code.join("\n"),
		});
		const { document } = await openFile(file);
		const lines = () => linesOfNote(document, id);
		await eventually(async () => assert.deepEqual(await lines(), [1, 3]));
		await extensions
			.getExtension("vscode.typescript-language-features")
			?.activate();
		await eventually(async () => {
			const edit = await commands.executeCommand<WorkspaceEdit>(
				"vscode.executeDocumentRenameProvider",
				file,
				new Position(0, "export function li".length),
				"liveTotal",
			);
			assert.equal(edit.get(file).length, 2);
			assert.ok(await workspace.applyEdit(edit));
		});
		assert.equal(document.lineAt(4).text, uses.replace("Sum", "Total"));
		assert.deepEqual(await lines(), [1, 3]);
		await document.save();
		await closeEditors();
		const again = await openFile(file);
		await eventually(async () => {
			const [note] = await notesAt(again.document, 1);
			assert.equal(note?.id, id);
			assert.match(note.words, /the code has changed since/);
		});
		assert.deepEqual(await linesOfNote(again.document, id), [1, 3]);
	});

	it("stays when the file's language is changed", async () => {
		const { editor, lines } = await open(liveFile("language"));
		const document = await languages.setTextDocumentLanguage(
			editor.document,
			"ini",
		);
		await eventually(async () =>
			assert.deepEqual(await lines(), [first, last]),
		);
		assert.equal(document.languageId, "ini");
	});
});

/** Opens a live file and waits until its note is there. `lines` asks where it is now. */
async function open(live: LiveFile) {
	const editor = await openFile(fileUri(live.path));
	const lines = () => linesOfNote(editor.document, live.id);
	await eventually(async () => assert.deepEqual(await lines(), liveLines));
	return { editor, lines };
}

/** Types `text` before the 1-based `line`. */
async function insert(
	editor: TextEditor,
	line: number,
	text: string,
): Promise<void> {
	assert.ok(
		await editor.edit((edit) => edit.insert(new Position(line - 1, 0), text)),
	);
}

async function remove(editor: TextEditor, range: Range): Promise<void> {
	assert.ok(await editor.edit((edit) => edit.delete(range)));
}

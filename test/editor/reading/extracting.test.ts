import assert from "node:assert/strict";
import { commands, Position, Range, type TextEditor, ViewColumn } from "vscode";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import { openFile } from "../support/openFile.ts";
import { runGit } from "../support/runGit.ts";
import { linesOfNote } from "../support/shownNotes.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";
import { movableBlock, movableFolder } from "./movableFiles.ts";

/** Where the block stands in its own file. */
const atHome: readonly [number, number] = [9, 12];
/** Where it is pasted. */
const pasted: readonly [number, number] = [5, 8];

describe("a note whose code is cut in one open file and pasted into another", () => {
	afterEach(async () => {
		await closeEditors();
		await runGit(workspaceRoot(), "checkout", "--quiet", "--", movableFolder);
	});

	// First, while nobody knows of any place but home.
	it("is back at once after undo in both while neither was saved", async () => {
		const { from, to, lines } = await openBoth("m0ved004", "desk", "shelf");
		await cutAndPaste(from, to, "desk.txt");
		assert.deepEqual(await lines(), [undefined, undefined]);
		await undoIn(to, 1);
		await undoIn(from, 1);
		assert.deepEqual(await lines(), [atHome, undefined]);
	});

	it("is on no line while neither is saved, then with its code, and back after undo in both", async () => {
		const { from, to, lines } = await openBoth("m0ved004", "desk", "shelf");
		await cutAndPaste(from, to, "desk.txt");
		assert.deepEqual(await lines(), [undefined, undefined]);
		await from.document.save();
		await to.document.save();
		await eventually(async () =>
			assert.deepEqual(await lines(), [undefined, pasted]),
		);
		await insert(to, 1, "typed above it\n");
		assert.deepEqual(await lines(), [undefined, [6, 9]]);
		await undoIn(to, 2);
		await undoIn(from, 1);
		await eventually(async () =>
			assert.deepEqual(await lines(), [atHome, undefined]),
		);
		await from.document.save();
		await to.document.save();
		await eventually(async () =>
			assert.deepEqual(await lines(), [atHome, undefined]),
		);
	});

	it("is told as gone once its own file is saved alone, and is with its code once the other is", async () => {
		const { from, to, lines } = await openBoth("m0ved005", "stool", "rack");
		await cutAndPaste(from, to, "stool.txt");
		await from.document.save();
		assert.equal((await lines())[0], undefined);
		await to.document.save();
		await eventually(async () =>
			assert.deepEqual(await lines(), [undefined, pasted]),
		);
	});
});

/** Opens two files beside each other, and waits for the note in the first. `lines` asks where it is in each. */
async function openBoth(id: string, home: string, other: string) {
	const open = (name: string, column: ViewColumn) =>
		openFile(fileUri(`${movableFolder}/${name}.txt`), column);
	const from = await open(home, ViewColumn.One);
	const to = await open(other, ViewColumn.Two);
	const lines = () =>
		Promise.all([from, to].map(({ document }) => linesOfNote(document, id)));
	await eventually(async () =>
		assert.deepEqual(await lines(), [atHome, undefined]),
	);
	return { from, to, lines };
}

async function cutAndPaste(
	from: TextEditor,
	to: TextEditor,
	file: string,
): Promise<void> {
	const block = `${movableBlock(file).join("\n")}\n`;
	const range = new Range(atHome[0] - 1, 0, atHome[1], 0);
	assert.equal(from.document.getText(range), block);
	assert.ok(await from.edit((edit) => edit.delete(range)));
	await insert(to, pasted[0], block);
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

async function undoIn(
	{ document, viewColumn }: TextEditor,
	times: number,
): Promise<void> {
	await openFile(document.uri, viewColumn);
	for (let time = 0; time < times; time++)
		await commands.executeCommand("undo");
}

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commands, Position, Range, type TextDocument } from "vscode";
import { makeQuote } from "../../../src/core/anchor/quote.ts";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import { writeNote } from "../support/noteFixture.ts";
import { openFile } from "../support/openFile.ts";
import { notesAt } from "../support/shownNotes.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";

const folder = "long";
/** The first line of each region. */
const first = 101;

// A note keeps no more than 40 lines of its code; of the others it knows how many they are, and a hash.
for (const [count, id] of [
	[1, "w1deqt01"],
	[41, "w1deqt41"],
	[5_000, "w1deqt50"],
] as const)
	describe(`a note on ${count} lines`, () => {
		const name = `lines${count}.txt`;
		const last = first + count - 1;
		const middle = first + Math.floor(count / 2);

		before(() => {
			const text = Array.from({ length: count + 200 }, (_, at) =>
				lineOf(at + 1),
			);
			const root = join(workspaceRoot(), folder);
			mkdirSync(root, { recursive: true });
			writeFileSync(join(root, name), `${text.join("\n")}\n`);
			writeNote(root, {
				...{ id, title: `About ${name}`, file: name },
				lines: [first, last],
				quote: makeQuote(text, { start: first, end: last }).lines.join("\n"),
			});
		});
		afterEach(closeEditors);

		/** Whether just the lines from `from` to `to` show it, by those at both edges and the one amid. */
		async function isOn(
			document: TextDocument,
			from: number,
			to: number,
		): Promise<void> {
			const at = async (line: number) =>
				(await notesAt(document, line)).map((note) => note.id);
			assert.deepEqual(await at(from - 1), []);
			for (const line of [from, Math.floor((from + to) / 2), to])
				assert.deepEqual(await at(line), [id], `line ${line}`);
			assert.deepEqual(await at(to + 1), []);
		}

		it("is on all of them, and follows what is typed above them and amid, and its undo", async () => {
			const editor = await openFile(fileUri(`${folder}/${name}`));
			const { document } = editor;
			await eventually(() => isOn(document, first, last));
			await editor.edit((edit) => edit.insert(new Position(3, 0), "a\nb\n"));
			await isOn(document, first + 2, last + 2);
			const { end } = document.lineAt(middle + 1).range;
			await editor.edit((edit) =>
				edit.insert(new Position(end.line, end.character - 1), " x"),
			);
			await isOn(document, first + 2, last + 2);
			await eventually(async () => {
				const [note] = await notesAt(document, first + 2);
				assert.match(note?.words ?? "", /has changed since/);
			});
			await commands.executeCommand("undo");
			await commands.executeCommand("undo");
			await isOn(document, first, last);
			const [note] = await notesAt(document, first);
			assert.doesNotMatch(note?.words ?? "", /has changed since/);
		});

		it("goes with them when they are cut and pasted, and stays when a copy of them is", async () => {
			const editor = await openFile(fileUri(`${folder}/${name}`));
			const { document } = editor;
			await eventually(() => isOn(document, first, last));
			const range = new Range(first - 1, 0, last, 0);
			const text = document.getText(range);
			await editor.edit((edit) =>
				edit.insert(new Position(document.lineCount - 1, 0), text),
			);
			await isOn(document, first, last);
			await commands.executeCommand("undo");
			await editor.edit((edit) => edit.delete(range));
			assert.deepEqual(await notesAt(document, first), []);
			await editor.edit((edit) => edit.insert(new Position(20, 0), text));
			await isOn(document, 21, 20 + count);
			await document.save();
			await closeEditors();
			const again = await openFile(fileUri(`${folder}/${name}`));
			await eventually(() => isOn(again.document, 21, 20 + count));
		});
	});

function lineOf(line: number): string {
	return `row ${line}: sow ${line * 29} seeds in the ${line % 3 === 0 ? "upper" : "lower"} field`;
}

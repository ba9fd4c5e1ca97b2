import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commands, Position } from "vscode";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import { writeNote } from "../support/noteFixture.ts";
import { openFile } from "../support/openFile.ts";
import { notesAt } from "../support/shownNotes.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";

const folder = "large";
const noted = [11, 50_001, 99_981] as const;
/** Another program changed two of its lines while nobody had the file open. */
const changed = 70_001;

describe("notes in a file of 100,000 lines", () => {
	before(() => {
		const code = (first: number) =>
			[0, 1, 2, 3, 4].map((at) => lineOf(first + at));
		const text = Array.from({ length: 100_000 }, (_, at) => lineOf(at + 1));
		text[changed] = text[changed]?.replace("carry", "bring") ?? "";
		text[changed + 2] = text[changed + 2]?.replace("stones", "bricks") ?? "";
		mkdirSync(join(workspaceRoot(), folder));
		writeFileSync(join(workspaceRoot(), folder, "steps.txt"), text.join("\n"));
		for (const first of [...noted, changed])
			writeNote(join(workspaceRoot(), folder), {
				...{ id: idOf(first), title: `Step ${first}`, file: "steps.txt" },
				...{ lines: [first, first + 4], quote: code(first).join("\n") },
			});
	});
	afterEach(closeEditors);

	it("are shown, and follow what is typed above them and its undo", async () => {
		const editor = await openFile(fileUri(`${folder}/steps.txt`));
		const { document } = editor;
		const areAt = async (moved: number) => {
			for (const first of noted) {
				assert.deepEqual(await idsAt(first + moved - 1), []);
				assert.deepEqual(await idsAt(first + moved), [idOf(first)]);
				assert.deepEqual(await idsAt(first + moved + 4), [idOf(first)]);
				assert.deepEqual(await idsAt(first + moved + 5), []);
			}
		};
		const idsAt = async (line: number) =>
			(await notesAt(document, line)).map(({ id }) => id);
		await eventually(() => areAt(0));
		await editor.edit((edit) => edit.insert(new Position(3, 0), "a\nb\n"));
		await areAt(2);
		await commands.executeCommand("undo");
		await areAt(0);
	});

	it("are found where their code changed before the file was opened, and say so", async () => {
		const { document } = await openFile(fileUri(`${folder}/steps.txt`));
		await eventually(async () => {
			const [note] = await notesAt(document, changed);
			assert.equal(note?.id, idOf(changed));
			assert.match(note.words, /has changed since/);
		});
		assert.equal((await notesAt(document, changed + 4)).length, 1);
		assert.deepEqual(await notesAt(document, changed + 5), []);
	});
});

function idOf(line: number): string {
	return `w${String(line).padStart(7, "0")}`;
}

function lineOf(line: number): string {
	return `step ${line}: carry ${line * 37} stones to the ${line % 2 === 0 ? "river" : "hill"}`;
}

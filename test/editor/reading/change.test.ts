import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commands, Position, Selection, type TextEditor } from "vscode";
import { makeQuote } from "../../../src/core/anchor/quote.ts";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import { writeNote } from "../support/noteFixture.ts";
import { openFile } from "../support/openFile.ts";
import { runGit } from "../support/runGit.ts";
import { shownDiff } from "../support/shownDiff.ts";
import { hoversAt, notesAt } from "../support/shownNotes.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";

const folder = "change";

describe("what changed since a note was written", () => {
	before(() => mkdirSync(join(workspaceRoot(), folder)));
	afterEach(closeEditors);

	it("is shown beside the code as it was, at the cursor", async () => {
		const editor = await openNoted("one.txt", "chang001", "One");
		await append(editor, 5, " is another now");
		editor.selection = new Selection(4, 0, 4, 0);
		await commands.executeCommand("tacit.showChange");
		await isShown("Since “One”", [
			textOf(4, 6),
			"line 4\nline 5 is another now\nline 6",
		]);
	});

	it("is that of the place whose link was followed, where a note has two in a file", async () => {
		const editor = await openNoted("two.txt", "chang002", "Two", {
			more: [{ file: "two.txt", lines: [12, 14], quote: textOf(12, 14) }],
		});
		await append(editor, 5, " is another now");
		await append(editor, 13, " is, too");
		for (const [line, before, now] of [
			[4, textOf(4, 6), "line 4\nline 5 is another now\nline 6"],
			[12, textOf(12, 14), "line 12\nline 13 is, too\nline 14"],
		] as const) {
			await openFile(editor.document.uri);
			const hovers = await hoversAt(editor.document, line);
			const link = /\(command:tacit\.showChange\?([^)]*)\)/.exec(
				hovers.join("\n"),
			)?.[1];
			assert.ok(link, hovers.join("\n"));
			await commands.executeCommand(
				"tacit.showChange",
				...JSON.parse(decodeURIComponent(link)),
			);
			await isShown("Since “Two”", [before, now]);
		}
	});

	it("is all of a long region where git has its text, else it is said what is left out", async () => {
		const text = textOf(1, 100).split("\n");
		const quote = makeQuote(text, { start: 4, end: 83 }).lines.join("\n");
		const stored = join(workspaceRoot(), folder, "stored.txt");
		writeFileSync(stored, text.join("\n"));
		const blob = await runGit(workspaceRoot(), "hash-object", "-w", stored);
		for (const [file, id, known] of [
			["known.txt", "chang003", { blob }],
			["unknown.txt", "chang004", {}],
		] as const) {
			const editor = await openNoted(file, id, "Long", {
				...{ lines: [4, 83], quote },
				...known,
			});
			await append(editor, 50, " is another now");
			editor.selection = new Selection(4, 0, 4, 0);
			await commands.executeCommand("tacit.showChange");
			const now = textOf(4, 83).replace("line 50", "$& is another now");
			await (file === "known.txt"
				? isShown("Since “Long”", [textOf(4, 83), now])
				: isShown(
						"Since “Long” (lines that the note does not keep are shown as new)",
						[quote, now],
					));
		}
	});

	it("counts from when somebody said beside it that the note still holds, which is offered nowhere else", async () => {
		const editor = await openNoted("still.txt", "chang005", "Still");
		await append(editor, 5, " is another now");
		const link = await eventually(async () => {
			const hovers = (await hoversAt(editor.document, 4)).join("\n");
			assert.doesNotMatch(hovers, /confirmNote|stillTrue/);
			const found = /\(command:tacit\.showChange\?([^)]*)\)/.exec(hovers);
			assert.ok(found?.[1], hovers);
			return found[1];
		});
		const note = join(workspaceRoot(), folder, ".tacit/note.chang005.md");
		const before = readFileSync(note, "utf8");
		await commands.executeCommand(
			"tacit.confirmNote",
			...JSON.parse(decodeURIComponent(link)),
		);
		await isShown("Since “Still”", [
			"line 4\nline 5\nline 6",
			"line 4\nline 5 is another now\nline 6",
		]);
		assert.equal(readFileSync(note, "utf8"), before);
		await commands.executeCommand("tacit.stillTrue");
		await eventually(async () => {
			const hovers = (await hoversAt(editor.document, 4)).join("\n");
			assert.match(hovers, /still true/);
			assert.doesNotMatch(hovers, /has changed since|showChange/);
		});
		const again = await openFile(editor.document.uri);
		await append(again, 6, " is the next");
		again.selection = new Selection(4, 0, 4, 0);
		await commands.executeCommand("tacit.showChange");
		await isShown("Since “Still”", [
			"line 4\nline 5 is another now\nline 6",
			"line 4\nline 5 is another now\nline 6 is the next",
		]);
	});

	/** Opens a file of a hundred lines with a note on the lines 4 to 6 of it, if not on others. */
	async function openNoted(
		file: string,
		id: string,
		title: string,
		further: Partial<Parameters<typeof writeNote>[1]> = {},
	): Promise<TextEditor> {
		writeFileSync(join(workspaceRoot(), folder, file), textOf(1, 100));
		writeNote(join(workspaceRoot(), folder), {
			...{ id, title, file },
			...{ lines: [4, 6], quote: textOf(4, 6) },
			...further,
		});
		const editor = await openFile(fileUri(`${folder}/${file}`));
		await eventually(async () => {
			const [note] = await notesAt(editor.document, 4);
			assert.equal(note?.id, id);
		});
		return editor;
	}
});

function textOf(first: number, last: number): string {
	return Array.from(
		{ length: last - first + 1 },
		(_, at) => `line ${first + at}`,
	).join("\n");
}

/** Writes at the end of a 1-based line. */
async function append(
	editor: TextEditor,
	line: number,
	text: string,
): Promise<void> {
	const { end } = editor.document.lineAt(line - 1).range;
	assert.ok(
		await editor.edit((edit) =>
			edit.insert(new Position(end.line, end.character), text),
		),
	);
}

async function isShown(
	title: string,
	sides: readonly [string, string],
): Promise<void> {
	await eventually(async () =>
		assert.deepEqual(await shownDiff(), { title, sides }),
	);
}

import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
	commands,
	Selection,
	type TextEditor,
	Uri,
	window,
	workspace,
} from "vscode";
import type { NoteId } from "../../../src/core/noteId.ts";
import { createReadMarks } from "../../../src/internalize/reading/readMarks.ts";
import { sharedText } from "../../../src/node/files/sharedText.ts";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import { writeNote } from "../support/noteFixture.ts";
import { openFile } from "../support/openFile.ts";
import { runGit } from "../support/runGit.ts";
import { hoversAt, notesAt } from "../support/shownNotes.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";

const keeper = () => join(workspaceRoot(), ".git/tacit/read.json");

describe("a note that somebody has not read", () => {
	let editor: TextEditor;
	const notes = new Map<string, string>();

	before(async () => {
		const folder = join(workspaceRoot(), "unread");
		mkdirSync(folder);
		const lines = Array.from({ length: 9 }, (_, at) => `number ${at + 1}`);
		writeFileSync(join(folder, "numbers.txt"), lines.join("\n"));
		const me = await identity();
		for (const [id, line, by] of [
			["nrda0001", 1, "Ada Lovelace <ada@example.org>"],
			["nrda0002", 3, "Ada Lovelace <ada@example.org>"],
			["nrda0003", 5, me],
			["nrda0004", 7, "Ada Lovelace <ada@example.org>"],
			["nrda0005", 7, "Grace Hopper <grace@example.org>"],
		] as const)
			notes.set(
				id,
				writeNote(folder, {
					...{ id, title: `On line ${line}`, prose: "Because." },
					fields: [`by: [${by}]`],
					...{ file: "numbers.txt", lines: [line, line] },
					quote: `number ${line}`,
				}),
			);
		editor = await openFile(fileUri("unread/numbers.txt"));
		await eventually(() => isDotted(1, true));
	});
	after(async () => {
		await commands.executeCommand("workbench.action.closeAllEditors");
		await closeEditors();
	});

	/** Whether the hover on a line has the dot, and the link that takes it away, of every note or of none. */
	async function isDotted(line: number, expected: boolean): Promise<void> {
		const shown = await notesAt(editor.document, line);
		assert.ok(shown.length > 0);
		for (const { words } of shown)
			assert.equal(words.includes("$(circle-small-filled)"), expected, words);
		const links = (await hoversAt(editor.document, line)).join("\n");
		assert.equal(links.includes("command:tacit.gotIt"), expected);
	}

	async function gotItAt(line: number): Promise<void> {
		editor = await window.showTextDocument(editor.document);
		editor.selection = new Selection(line - 1, 0, line - 1, 0);
		await commands.executeCommand("tacit.gotIt");
	}

	it("stays unread however often the mouse passes", async () => {
		for (let pass = 0; pass < 5; pass++) await isDotted(1, true);
	});

	it("is read once somebody says so, and looks the same but for the dot", async () => {
		const [before] = await notesAt(editor.document, 1);
		await gotItAt(1);
		await isDotted(1, false);
		const [after] = await notesAt(editor.document, 1);
		assert.equal(
			after?.words,
			before?.words.replace(" $(circle-small-filled)", ""),
		);
		await isDotted(3, true);
		assert.ok(existsSync(keeper()));
	});

	it("is one's own, without a dot", () => isDotted(5, false));

	it("is read once its file is opened", async () => {
		await commands.executeCommand(
			"tacit.openNote",
			Uri.file(workspaceRoot()).toString(),
			"nrda0002",
		);
		await eventually(() => isDotted(3, false));
	});

	it("is read with all others on the line of the cursor", async () => {
		await isDotted(7, true);
		await gotItAt(7);
		await isDotted(7, false);
	});

	it("is unread again once it says something else, but not for what merely confirms it", async () => {
		const file = notes.get("nrda0001") ?? "";
		const text = readFileSync(file, "utf8");
		writeFileSync(
			file,
			text.replace("kind: why", "kind: why\nconfirmed: 2026-11-27 Ada"),
		);
		await eventually(async () => {
			const [shown] = await notesAt(editor.document, 1);
			assert.match(shown?.words ?? "", /said Ada/);
		});
		await isDotted(1, false);
		writeFileSync(file, text.replace("Because.", "Because it is the first."));
		await eventually(() => isDotted(1, true));
	});

	it("is read here once it is read in another window", async () => {
		const marks = createReadMarks(sharedText(keeper()));
		const says = marks.substanceRead("nrda0004" as NoteId) ?? "";
		await marks.forget(["nrda0004" as NoteId, "nrda0005" as NoteId]);
		await eventually(() => isDotted(7, true));
		await marks.mark(
			new Map([
				["nrda0004" as NoteId, says],
				["nrda0005" as NoteId, "0123456789abcdef"],
			]),
		);
		// The other says something else than what is told to have been read of it.
		await eventually(async () => {
			const shown = await notesAt(editor.document, 7);
			assert.deepEqual(
				new Map(
					shown.map(({ id, words }) => [
						id,
						words.includes("$(circle-small-filled)"),
					]),
				),
				new Map([
					["nrda0004", false],
					["nrda0005", true],
				]),
			);
		});
	});

	it("is shown on one line once it is read where the setting says so, and whole by one key", async () => {
		await gotItAt(1);
		const setting = workspace.getConfiguration("tacit");
		await setting.update("shrinkRead", true, true);
		const whole = async (isWhole: boolean) => {
			const hovers = (await hoversAt(editor.document, 1)).join("\n");
			assert.match(hovers, /On line 1/);
			assert.equal(hovers.includes("first."), isWhole);
		};
		try {
			await eventually(() => whole(false));
			await commands.executeCommand("tacit.showEverything");
			await eventually(() => whole(true));
			await commands.executeCommand("tacit.showEverything");
			await eventually(() => whole(false));
		} finally {
			await setting.update("shrinkRead", undefined, true);
		}
		await eventually(() => whole(true));
	});

	it("is not shown after one key, and there again after the same one", async () => {
		await commands.executeCommand("tacit.showNothing");
		await eventually(async () =>
			assert.deepEqual(await notesAt(editor.document, 1), []),
		);
		await commands.executeCommand("tacit.showNothing");
		await eventually(async () =>
			assert.equal((await notesAt(editor.document, 1)).length, 1),
		);
	});
});

/** Who commits in the test's repository, as a note names them. */
async function identity(): Promise<string> {
	const field = (name: string) =>
		runGit(workspaceRoot(), "config", `user.${name}`);
	return `${await field("name")} <${await field("email")}>`;
}

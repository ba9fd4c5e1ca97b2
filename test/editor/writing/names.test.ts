import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { commands, env, Selection, window } from "vscode";
import { eventually } from "../support/eventually.ts";
import {
	inlineEditorsClosed,
	openInlineEditor,
} from "../support/inlineEditor.ts";
import { openFile } from "../support/openFile.ts";
import { readNote } from "../support/readNote.ts";
import { runGit } from "../support/runGit.ts";
import { notesAt } from "../support/shownNotes.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";
import { changes, newNote, noteArguments, resetWorkTree } from "./workTree.ts";

const accept = "workbench.action.acceptSelectedQuickOpenItem";
const git = (...parameters: string[]) => runGit(workspaceRoot(), ...parameters);

describe("a note that is published without a name", () => {
	afterEach(() => resetWorkTree());

	it("names nobody, after it was said that git names whoever commits", async () => {
		await write("Ninety seconds are a guess.");
		await pick("tacit.publishWithoutName");
		await inlineEditorsClosed();
		const { front } = readNote(join(workspaceRoot(), await newNote()));
		assert.deepEqual(
			front.filter((line) => /by|@/.test(line)),
			[],
		);
	});

	it("is handed over as a patch instead, and stays written here", async () => {
		await write("Ninety seconds are a guess.");
		await pick("tacit.publishWithoutName", 1);
		const patch = await eventually(async () => {
			const text = await env.clipboard.readText();
			assert.match(text, /^diff --git a\/src\/queue\/\.tacit\/ninety-/);
			return text;
		});
		assert.doesNotMatch(patch, /\+by:/);
		assert.deepEqual(await changes(), []);
		// What was typed is there to be gone on with.
		const again = await openInlineEditor(
			() => commands.executeCommand("tacit.writeNote"),
			"Ninety seconds are a guess.",
		);
		await again.type("");
		await commands.executeCommand("tacit.cancel");
	});

	it("was a draft with a name before", async () => {
		await write("Ninety seconds are a guess.");
		await commands.executeCommand("tacit.saveDraft");
		await inlineEditorsClosed();
		// The draft is the note at the cursor.
		const id = await eventually(async () => {
			const { document } = await openFile(fileUri("src/queue/queue.ts"));
			const shown = (await notesAt(document, 4)).find(({ words }) =>
				words.includes("Ninety seconds are a guess"),
			);
			assert.ok(shown);
			return shown.id;
		});
		await pick("tacit.publishDraftWithoutName", 0, ...noteArguments(id));
		const text = readFileSync(join(workspaceRoot(), await newNote()), "utf8");
		assert.doesNotMatch(text, /^by:/m);
	});
});

describe("a note in one's name that somebody else committed", () => {
	let before: string;
	let path: string;
	let id: string;

	beforeEach(async () => {
		before = await git("rev-parse", "HEAD");
		await write("Ninety seconds are a guess.");
		await commands.executeCommand("editor.action.submitComment");
		path = await newNote();
		id = path.split(".").at(-2) ?? "";
		await git("add", "--all");
		await git(
			...["commit", "--quiet", "--message=In your name"],
			"--author=Somebody Else <else@example.org>",
		);
	});
	afterEach(() => resetWorkTree(before));

	const isTold = (expected: boolean) =>
		eventually(async () => {
			const { document } = await openFile(fileUri("src/queue/queue.ts"));
			const shown = (await notesAt(document, 4)).find((each) => each.id === id);
			assert.ok(shown);
			assert.equal(/written in your name/.test(shown.words), expected);
		});

	it("says so in the hover until it is let stand, which is not written into it", async () => {
		await isTold(true);
		const text = readFileSync(join(workspaceRoot(), path), "utf8");
		await commands.executeCommand("tacit.agreeToName", ...noteArguments(id));
		await isTold(false);
		assert.equal(readFileSync(join(workspaceRoot(), path), "utf8"), text);
		assert.deepEqual(await changes(), []);
		assert.ok(existsSync(join(workspaceRoot(), ".git/tacit/agreed", id)));
	});

	it("loses the name by one command", async () => {
		await isTold(true);
		await commands.executeCommand("tacit.takeNameOff", ...noteArguments(id));
		await isTold(false);
		assert.doesNotMatch(
			readFileSync(join(workspaceRoot(), path), "utf8"),
			/^by:/m,
		);
		assert.deepEqual(await changes(), [` M ${path}`]);
	});
});

describe("the list of private drafts", () => {
	afterEach(() => resetWorkTree());

	it("leads to a draft at its lines", async () => {
		await write("Ninety seconds are a guess.");
		await commands.executeCommand("tacit.saveDraft");
		await inlineEditorsClosed();
		await openFile(fileUri("src/http/server.ts"));
		await pick("tacit.privateDrafts");
		await eventually(() => {
			assert.match(
				window.activeTextEditor?.document.uri.path ?? "",
				/\/queue\.ts$/,
			);
			assert.equal(window.activeTextEditor?.selection.active.line, 3);
		});
	});
});

/** Opens an inline editor on line 4 of a file, and writes into it. */
async function write(text: string): Promise<void> {
	const editor = await openFile(fileUri("src/queue/queue.ts"));
	editor.selection = new Selection(3, 0, 3, 0);
	const inline = await openInlineEditor(() =>
		commands.executeCommand("tacit.writeNote"),
	);
	await inline.type(text);
}

/** Runs a command that asks by a list, and takes the entry `index` of it. */
async function pick(
	command: string,
	index = 0,
	...given: readonly string[]
): Promise<void> {
	let isOver = false;
	const running = commands.executeCommand(command, ...given).then(() => {
		isOver = true;
	});
	// No event tells that a list is open.
	if (index > 0) await pause(1500);
	for (let at = 0; at < index; at++)
		await commands.executeCommand("workbench.action.quickOpenSelectNext");
	await eventually(async () => {
		await commands.executeCommand(accept);
		assert.ok(isOver);
	});
	await running;
}

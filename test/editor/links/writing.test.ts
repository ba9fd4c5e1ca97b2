import assert from "node:assert/strict";
import {
	type CompletionList,
	commands,
	Position,
	Selection,
	type TextEditor,
} from "vscode";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import { openFile } from "../support/openFile.ts";
import { fileUri } from "../support/workspaceFiles.ts";

const early = "src/.tacit/early.dec1ded1.md";

describe("two brackets typed in a note’s file", () => {
	afterEach(async () => {
		await commands.executeCommand("workbench.action.files.revert");
		await closeEditors();
	});

	it("become a link to the note that is chosen", async () => {
		const editor = await typing(early, "See ");
		await commands.executeCommand("type", { text: "[[" });
		await commands.executeCommand("type", { text: "leas" });
		await accepted(
			editor,
			/^See \[Leases \\\] are renewed \\\]\(x\)\]\(\.\.\/\.\.\/lib\/\.tacit\/lease\.rease001\.md\)$/,
		);
	});

	it("offer what fits, the near first, and never the note itself", async () => {
		const editor = await typing(early, "[[");
		const labels = await offered(editor);
		assert.deepEqual(labels.slice(0, 2).sort(), [
			"Refresh them a minute before",
			"Who renews the token?",
		]);
		assert.ok(!labels.includes("Refresh tokens before they expire"));
		await eventually(async () =>
			assert.ok((await offered(editor)).includes("1. Use tokens")),
		);
	});

	it("offer notes in a record", async () => {
		const editor = await typing("docs/adr/0001-use-tokens.md", "[[expire");
		assert.deepEqual(await offered(editor), [
			"Refresh tokens before they expire",
		]);
		await commands.executeCommand("editor.action.triggerSuggest");
		await accepted(
			editor,
			/^\[Refresh tokens before they expire\]\(\.\.\/\.\.\/src\/\.tacit\/early\.dec1ded1\.md\)$/,
		);
	});

	it("stay as they are in code, in front matter, and in any other file", async () => {
		for (const [file, text] of [
			[early, "`[["],
			[early, "~~~\n[["],
			["README.md", "[["],
		] as const) {
			assert.deepEqual(await offered(await typing(file, text)), []);
			await commands.executeCommand("workbench.action.files.revert");
		}
		const editor = await openFile(fileUri(early));
		await editor.edit((edit) => edit.insert(new Position(2, 0), "tags: [["));
		editor.selection = selectionAt(2, 8);
		assert.deepEqual(await offered(editor), []);
	});
});

/** The file with text above its anchor, or at its end, and the cursor after it. */
async function typing(file: string, text: string): Promise<TextEditor> {
	const editor = await openFile(fileUri(file));
	const { document } = editor;
	const anchor = document.getText().indexOf("```");
	const at = document.positionAt(
		anchor < 0 ? document.getText().length : anchor,
	);
	await editor.edit((edit) => edit.insert(at, `${text}\n\n`));
	const lines = text.split("\n");
	const line = at.line + lines.length - 1;
	editor.selection = selectionAt(line, lines.at(-1)?.length ?? 0);
	return editor;
}

function selectionAt(line: number, character: number): Selection {
	return new Selection(line, character, line, character);
}

/** What Tacit offers where the cursor is, in order. */
async function offered(editor: TextEditor): Promise<readonly string[]> {
	const { items } = await commands.executeCommand<CompletionList>(
		"vscode.executeCompletionItemProvider",
		editor.document.uri,
		editor.selection.active,
	);
	return items
		.filter(({ detail }) => detail?.endsWith(".md"))
		.sort((a, b) => ((a.sortText ?? "") < (b.sortText ?? "") ? -1 : 1))
		.map(({ label }) => (typeof label === "string" ? label : label.label));
}

/** Takes what the list of suggestions has at its top, until the line is as expected. */
async function accepted(editor: TextEditor, line: RegExp): Promise<void> {
	await eventually(async () => {
		await commands.executeCommand("acceptSelectedSuggestion");
		const { active } = editor.selection;
		assert.match(editor.document.lineAt(active.line).text, line);
	});
}

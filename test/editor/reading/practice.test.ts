import assert from "node:assert/strict";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commands, type TextEditor, window } from "vscode";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import { openInlineEditor } from "../support/inlineEditor.ts";
import { openFile } from "../support/openFile.ts";
import { hoversAt } from "../support/shownNotes.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";

// How a card looks, and its keys, are asserted in the window.
describe("Practise What Notes Say", () => {
	const place = () => join(workspaceRoot(), ".git/tacit/practice.jsonl");
	const practise = () => commands.executeCommand("tacit.practise");
	/** The code that is asked about. */
	const code = (): TextEditor => {
		const editor = window.visibleTextEditors.find(
			({ document }) => document.uri.scheme === "file",
		);
		assert(editor, "no code is shown");
		return editor;
	};
	const hovers = async () => {
		const { document, selection } = code();
		return (await hoversAt(document, selection.active.line + 1)).join("\n");
	};
	const isNote = /command:tacit\.openNote/;

	before(() => openFile(fileUri("README.md")));
	beforeEach(() => rmSync(place(), { force: true }));
	afterEach(async () => {
		await commands.executeCommand("tacit.practiceStop");
		await closeEditors();
	});

	it("asks under the code without the note in any hover, then shows both texts in one, and keeps how well it was known", async () => {
		const box = await openInlineEditor(practise);
		await box.type("Because of *stars* & <b>.");
		await eventually(async () => assert.doesNotMatch(await hovers(), isNote));
		assert.equal(existsSync(place()), false);
		await commands.executeCommand("tacit.practiceReveal");
		await eventually(async () => {
			const shown = await hovers();
			assert.match(shown, /How well did you know it\?/);
			assert.match(shown, /Because of \\\*stars\\\* &amp; &lt;b/);
			assert.doesNotMatch(shown, isNote);
		});
		await commands.executeCommand("tacit.practiceGood");
		await eventually(() =>
			assert.match(
				readFileSync(place(), "utf8"),
				/^\{"at":"[^"]+","card":"[0-9a-z]{8}\/\w+","of":"[0-9a-f]{16}","rating":"good","seconds":\d+\}\n$/,
			),
		);
		await commands.executeCommand("tacit.practiceStop");
	});

	it("does nothing by its keys where no card is asked, and gives the note back to hovers once it is over", async () => {
		for (const key of ["Reveal", "Again", "Message", "More", "Stop"])
			await commands.executeCommand(`tacit.practice${key}`);
		assert.equal(existsSync(place()), false);
		await openInlineEditor(practise);
		const { document, selection } = code();
		const line = selection.active.line + 1;
		await commands.executeCommand("tacit.practiceStop");
		await eventually(async () =>
			assert.match((await hoversAt(document, line)).join("\n"), isNote),
		);
		assert.equal(existsSync(place()), false);
	});

	it("keeps a line that it cannot read when it adds one", async () => {
		writeFileSync(place(), "torn");
		await openInlineEditor(practise);
		await commands.executeCommand("tacit.practiceReveal");
		await eventually(async () => assert.match(await hovers(), /How well/));
		await commands.executeCommand("tacit.practiceAgain");
		await eventually(() =>
			assert.match(readFileSync(place(), "utf8"), /^torn\n\{.*"again".*\}\n$/),
		);
	});

	it("exports what is kept", async () => {
		writeFileSync(place(), "kept\n");
		await commands.executeCommand("tacit.exportPractice");
		assert.equal(window.activeTextEditor?.document.getText(), "kept\n");
	});
});

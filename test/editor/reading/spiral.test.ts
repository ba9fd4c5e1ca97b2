import assert from "node:assert/strict";
import { commands, window } from "vscode";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import { openFile } from "../support/openFile.ts";
import { fileUri } from "../support/workspaceFiles.ts";

describe("what became of questions", () => {
	after(closeEditors);

	it("is shown as a text for a folder: what is open, for how long, what was answered, and no names", async () => {
		await openFile(fileUri("src/auth/token.ts"));
		await commands.executeCommand("tacit.showSpiral", fileUri("src"));
		const text = await eventually(() => {
			const document = window.activeTextEditor?.document;
			assert.equal(document?.uri.scheme, "tacit-code");
			return document?.getText() ?? "";
		});
		assert.match(text, /^What became of questions in src\n\nOpen: [1-9]/);
		assert.match(text, /· for \d+ days/);
		assert.match(text, /\nAnswered: \d/);
		assert.match(text, /\nNotes that newcomers wrote: \d/);
		assert.doesNotMatch(text, /Lovelace|Hopper|Newcomb|@/);
	});
});

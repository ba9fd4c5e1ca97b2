import assert from "node:assert/strict";
import { commands, Selection, window } from "vscode";
import { eventually } from "../support/eventually.ts";
import {
	dismissInlineEditors,
	openInlineEditor,
} from "../support/inlineEditor.ts";
import { openFile } from "../support/openFile.ts";
import { fileUri } from "../support/workspaceFiles.ts";
import { resetWorkTree } from "./workTree.ts";

const accept = "workbench.action.acceptSelectedQuickOpenItem";

describe("who knows this", () => {
	afterEach(async () => {
		await dismissInlineEditors();
		await resetWorkTree();
	});

	it("names whoever is here, and Enter on them asks why on the selected lines", async () => {
		await openFile(fileUri("src/auth/token.ts"));
		await openInlineEditor(async () => {
			await openFile(fileUri("src/auth/token.ts"));
			const editor = window.activeTextEditor;
			assert.ok(editor);
			editor.selection = new Selection(12, 0, 14, 0);
			let isOver = false;
			void commands.executeCommand("tacit.whoKnows").then(() => {
				isOver = true;
			});
			await eventually(async () => {
				await commands.executeCommand(accept);
				assert.ok(isOver);
			});
		});
	});
});

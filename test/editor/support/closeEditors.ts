import assert from "node:assert/strict";
import { commands, window, workspace } from "vscode";
import { eventually } from "./eventually.ts";

/** Throws away what is not saved in any file, and closes all editors. */
export async function closeEditors(): Promise<void> {
	for (const document of workspace.textDocuments) {
		if (!document.isDirty || document.uri.scheme !== "file") continue;
		await eventually(async () => {
			// Throws when another editor, which a test before asked for, opens at the same time.
			await window.showTextDocument(document);
			await commands.executeCommand("workbench.action.files.revert");
			assert.equal(document.isDirty, false);
		});
	}
	await commands.executeCommand("workbench.action.closeAllEditors");
}

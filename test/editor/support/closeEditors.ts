import assert from "node:assert/strict";
import { commands, window, workspace } from "vscode";
import { eventually } from "./eventually.ts";

/** VS Code's own, which it writes and saves when it likes. */
const settingsFile = /\/User\/settings\.json$/;

const openTabs = () =>
	window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));

/** Throws away what is not saved in any file but VS Code's settings, and closes all editors. */
export async function closeEditors(): Promise<void> {
	for (const document of workspace.textDocuments) {
		const { scheme, path } = document.uri;
		if (!document.isDirty || settingsFile.test(path)) continue;
		if (scheme !== "file" && scheme !== "untitled") continue;
		await eventually(async () => {
			// Throws when another editor, which a test before asked for, opens at the same time.
			await window.showTextDocument(document);
			if (scheme === "untitled")
				await commands.executeCommand(
					"workbench.action.revertAndCloseActiveEditor",
				);
			else {
				await commands.executeCommand("workbench.action.files.revert");
				assert.equal(document.isDirty, false);
			}
		});
	}
	await eventually(async () => {
		await commands.executeCommand("workbench.action.closeAllEditors");
		assert.deepEqual(openTabs(), []);
	});
}

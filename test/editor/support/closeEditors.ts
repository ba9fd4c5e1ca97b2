import { commands, window, workspace } from "vscode";

/** Throws away what is not saved in any file, and closes all editors. */
export async function closeEditors(): Promise<void> {
	for (const document of workspace.textDocuments) {
		if (!document.isDirty || document.uri.scheme !== "file") continue;
		await window.showTextDocument(document);
		await commands.executeCommand("workbench.action.files.revert");
	}
	await commands.executeCommand("workbench.action.closeAllEditors");
}

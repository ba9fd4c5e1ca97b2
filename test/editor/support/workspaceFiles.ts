import assert from "node:assert/strict";
import { join } from "node:path";
import { Uri, workspace } from "vscode";

/** The first folder of the workspace, as an absolute path. */
export function workspaceRoot(): string {
	const folder = workspace.workspaceFolders?.[0];
	assert.ok(folder, "no folder is open");
	return folder.uri.fsPath;
}

/** A file of the first folder, by its path from there. */
export function fileUri(path: string): Uri {
	return Uri.file(join(workspaceRoot(), path));
}

import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { workspace } from "vscode";

/** A path in the folder that holds every place, as an absolute one. */
export function everywhere(path: string): string {
	assert.ok(workspace.workspaceFile, "no workspace file is open");
	return join(dirname(workspace.workspaceFile.fsPath), path);
}

/** The editor's user data, in which the extension's own storage lies. */
export function inUserData(): string {
	return join(dirname(everywhere(".")), "user-data");
}

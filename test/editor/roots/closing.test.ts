import assert from "node:assert/strict";
import { languages, Uri, workspace } from "vscode";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import { openFile } from "../support/openFile.ts";
import { everywhere } from "./everywhere.ts";
import { leavingFolder, leavingNote } from "./places.ts";

describe("a folder that is taken out of the workspace", () => {
	const folder = () => Uri.file(everywhere(leavingFolder));
	const note = () => Uri.file(everywhere(leavingNote));
	const problems = (count: number) =>
		eventually(() =>
			assert.equal(languages.getDiagnostics(note()).length, count),
		);
	/** One change is to be heard of before the next. */
	const change = async (
		...parameters: Parameters<typeof workspace.updateWorkspaceFolders>
	) => {
		const heard = new Promise<void>((resolve) => {
			const listening = workspace.onDidChangeWorkspaceFolders(() => {
				listening.dispose();
				resolve();
			});
		});
		assert.ok(workspace.updateWorkspaceFolders(...parameters));
		await heard;
	};
	const takeOut = () => {
		const index = (workspace.workspaceFolders ?? []).findIndex(
			({ uri }) => uri.toString() === folder().toString(),
		);
		assert.ok(index > 0);
		return change(index, 1);
	};
	const putIn = () =>
		change(workspace.workspaceFolders?.length ?? 0, 0, { uri: folder() });
	after(closeEditors);

	it("takes what is wrong in it out of the Problems panel, and brings it back when it comes back", async () => {
		await problems(1);
		await takeOut();
		await problems(0);
		await putIn();
		await problems(1);
	});

	it("stays known while a file of it is open", async () => {
		await openFile(note());
		await takeOut();
		assert.equal(workspace.getWorkspaceFolder(note()), undefined);
		await problems(1);
		await putIn();
	});
});

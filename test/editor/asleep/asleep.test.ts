import assert from "node:assert/strict";
import { commands, extensions, languages, Selection, workspace } from "vscode";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import { hashesOfTree } from "../support/hashesOfTree.ts";
import { openFile } from "../support/openFile.ts";
import { notesAt } from "../support/shownNotes.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";

// In the order in which they stand: once awake, an extension does not go back to sleep.
describe("Tacit in a repository that has nothing of it", () => {
	let hashesBefore: ReturnType<typeof hashesOfTree>;
	const tacit = () => {
		const extension = extensions.getExtension("tacit-notes.tacit-notes");
		assert.ok(extension);
		return extension;
	};
	const readAround = async () => {
		for (const path of ["src/a.txt", "README.md", "src/b.txt"]) {
			const editor = await openFile(fileUri(path));
			editor.selection = new Selection(0, 0, 1, 2);
			assert.deepEqual(await notesAt(editor.document, 1), []);
		}
		await closeEditors();
	};

	before(() => {
		hashesBefore = hashesOfTree(workspaceRoot());
	});

	it("sleeps when the window has opened, and while files are opened and read", async () => {
		await readAround();
		// What VS Code looks for to wake Tacit, looked for once more after it.
		assert.deepEqual(await workspace.findFiles("**/.tacit/*.md"), []);
		assert.equal(tacit().isActive, false);
	});

	it("wakes when its view is opened, and writes nothing then either", async () => {
		await commands.executeCommand("tacit.here.focus");
		await eventually(() => assert.equal(tacit().isActive, true));
		await readAround();
		assert.deepEqual(
			languages.getDiagnostics().flatMap(([, found]) => found),
			[],
		);
	});

	it("has left the repository as it was, git's own folder included", () => {
		assert.deepEqual(hashesOfTree(workspaceRoot()), hashesBefore);
	});
});

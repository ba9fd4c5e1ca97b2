import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import {
	ConfigurationTarget,
	commands,
	Position,
	type TextDocument,
	type TextEditor,
	workspace,
} from "vscode";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import { openFile } from "../support/openFile.ts";
import { runGit } from "../support/runGit.ts";
import { linesOfNote, notesAt } from "../support/shownNotes.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";
import {
	type BranchFile,
	branchFolder,
	changedFile,
	movedFile,
	newFile,
	sameFile,
} from "./branchFiles.ts";

describe("a note in a file that is open while another branch is checked out", () => {
	const checkOut = (branch: string) =>
		runGit(workspaceRoot(), "checkout", "--quiet", branch);

	afterEach(async () => {
		await checkOut("main");
		await closeEditors();
	});

	it("goes to where its code is on that branch, and shows on no other lines in between", async () => {
		const { document } = await open(movedFile);
		await eventually(async () =>
			assert.deepEqual(await linesOfNote(document, movedFile.id), [21, 24]),
		);
		for (const [branch, text, lines] of [
			["elsewhere", movedFile.elsewhere, [3, 6]],
			["main", movedFile.main, [21, 24]],
		] as const) {
			await checkOut(branch);
			await textOf(document, text);
			const wrong = await eventually(async () => {
				const seen = await linesOfNote(document, movedFile.id);
				if (seen?.[0] === lines[0] && seen[1] === lines[1]) return undefined;
				assert.notEqual(seen, undefined);
				return seen;
			});
			assert.equal(wrong, undefined);
		}
		assert.equal(document.isDirty, false);
	});

	it("says that its code is another on that branch, and not any more when it comes back", async () => {
		const { document } = await open(changedFile);
		const says = (text: string, pattern: RegExp) =>
			eventually(async () => {
				assert.equal(document.getText(), text);
				const { id } = changedFile;
				assert.deepEqual(await linesOfNote(document, id), [6, 9]);
				const shown = (await notesAt(document, 6)).find(
					(note) => note.id === id,
				);
				assert.match(shown?.words ?? "", pattern);
			});
		await says(changedFile.main, /^(?![\s\S]*has changed since)/);
		await checkOut("elsewhere");
		await says(changedFile.elsewhere, /has changed since/);
		await checkOut("main");
		await says(changedFile.main, /^(?![\s\S]*has changed since)/);
	});

	it("goes and comes with the note's own file while the text is not saved", async () => {
		const editor = await open(sameFile);
		const { document } = editor;
		const lines = () => linesOfNote(document, sameFile.id);
		await eventually(async () => assert.deepEqual(await lines(), [6, 9]));
		await editor.edit((edit) => edit.insert(new Position(0, 0), "unsaved\n"));
		assert.deepEqual(await lines(), [7, 10]);
		await checkOut("elsewhere");
		await eventually(async () => assert.equal(await lines(), undefined));
		await checkOut("main");
		await eventually(async () => assert.deepEqual(await lines(), [7, 10]));
		assert.equal(document.isDirty, true);
	});

	it("comes in a folder that comes with the branch, and goes with it", async () => {
		await openFile(fileUri("README.md"));
		const path = `${branchFolder}/${newFile.folder}/${newFile.name}`;
		for (let time = 1; time <= 2; time++) {
			await checkOut("elsewhere");
			const { document } = await openFile(fileUri(path));
			await eventually(async () =>
				assert.deepEqual(await linesOfNote(document, newFile.id), [1, 4]),
			);
			await commands.executeCommand("workbench.action.closeActiveEditor");
			await checkOut("main");
		}
	});

	it("stays on what is not saved of a file that is another on that branch", async () => {
		const editor = await open(movedFile);
		const { document } = editor;
		const lines = () => linesOfNote(document, movedFile.id);
		await eventually(async () => assert.deepEqual(await lines(), [21, 24]));
		await editor.edit((edit) => edit.insert(new Position(0, 0), "unsaved\n"));
		await checkOut("elsewhere");
		const elsewhere = await openFile(
			fileUri(`${branchFolder}/${changedFile.name}`),
		);
		await textOf(elsewhere.document, changedFile.elsewhere);
		await openFile(document.uri);
		assert.equal(document.getText(), `unsaved\n${movedFile.main}`);
		assert.deepEqual(await lines(), [22, 25]);
	});

	it("goes to where its code is on that branch once what is not saved is thrown away", async () => {
		const { document, lines } = await editedElsewhere();
		await commands.executeCommand("workbench.action.files.revert");
		await textOf(document, movedFile.elsewhere);
		await eventually(async () => assert.deepEqual(await lines(), [3, 6]));
	});

	it("stays with its code once that is saved over the branch's", async () => {
		const { document, lines } = await editedElsewhere();
		// VS Code asks before it writes over what it did not read, unless it is told not to.
		const settings = workspace.getConfiguration("files");
		await settings.update(
			"saveConflictResolution",
			"overwriteFileOnDisk",
			ConfigurationTarget.Global,
		);
		await eventually(async () => assert.ok(await document.save()));
		await settings.update(
			"saveConflictResolution",
			undefined,
			ConfigurationTarget.Global,
		);
		await eventually(async () => assert.deepEqual(await lines(), [22, 25]));
		assert.equal(
			readFileSync(document.uri.fsPath, "utf8"),
			`unsaved\n${movedFile.main}`,
		);
		await runGit(workspaceRoot(), "checkout", "--quiet", "--", branchFolder);
	});

	/** A file with a change that is not saved, on a branch where it is another. */
	async function editedElsewhere() {
		const editor = await open(movedFile);
		const { document } = editor;
		const lines = () => linesOfNote(document, movedFile.id);
		await eventually(async () => assert.deepEqual(await lines(), [21, 24]));
		await editor.edit((edit) => edit.insert(new Position(0, 0), "unsaved\n"));
		await checkOut("elsewhere");
		await openFile(document.uri);
		assert.deepEqual(await lines(), [22, 25]);
		return { document, lines };
	}
});

function open({ name }: BranchFile): Promise<TextEditor> {
	return openFile(fileUri(`${branchFolder}/${name}`));
}

/** Waits until VS Code has taken the text from disk. */
async function textOf(document: TextDocument, text: string): Promise<void> {
	await eventually(() => assert.equal(document.getText(), text));
}

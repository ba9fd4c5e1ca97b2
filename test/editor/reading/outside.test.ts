import assert from "node:assert/strict";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commands, languages, Uri, window, workspace } from "vscode";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import {
	dismissInlineEditors,
	openInlineEditor,
} from "../support/inlineEditor.ts";
import { writeNote } from "../support/noteFixture.ts";
import { openFile } from "../support/openFile.ts";
import { notesAt } from "../support/shownNotes.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";

const byLink = "ext00001";
const byPath = "ext00002";
const folder = "outside";

describe("a note that names a file outside of its repository", () => {
	const noteFile = (id: string) => fileUri(`${folder}/.tacit/note.${id}.md`);
	const run = (command: string, id: string) =>
		commands.executeCommand(command, Uri.file(workspaceRoot()).toString(), id);

	before(async () => {
		const place = join(workspaceRoot(), folder);
		mkdirSync(place);
		writeFileSync(join(place, "inside.txt"), "one\ntwo\nthree\n");
		symlinkSync("/etc", join(place, "ext"));
		const [quote = ""] = readFileSync("/etc/passwd", "utf8").split("\n");
		const note = { lines: [1, 1], quote } as const;
		writeNote(place, {
			...note,
			id: byLink,
			title: "By a link",
			file: "ext/passwd",
		});
		writeNote(place, {
			...note,
			id: byPath,
			title: "By a path",
			file: "../../../../../../../../../../etc/passwd",
		});
		writeNote(place, {
			id: "ext00003",
			title: "About a file that is inside",
			file: "inside.txt",
			lines: [2, 2],
			quote: "two",
		});
		const { document } = await openFile(fileUri(`${folder}/inside.txt`));
		await eventually(async () =>
			assert.equal((await notesAt(document, 2)).length, 1),
		);
	});
	beforeEach(() => commands.executeCommand("workbench.action.closeAllEditors"));
	after(closeEditors);

	it("is a problem, at the line that names it", async () => {
		for (const [id, words] of [
			[byLink, /passes a symbolic link out of the repository/],
			[byPath, /is no file of the repository/],
		] as const)
			await eventually(() => {
				const problem = languages
					.getDiagnostics(noteFile(id))
					.find(({ message }) => words.test(message));
				assert.ok(problem, id);
				const { text } = readLine(noteFile(id), problem.range.start.line);
				assert.match(text, /tacit file=.*passwd/);
			});
	});

	it("shows itself in place of a file behind a link", async () => {
		await run("tacit.showNote", byLink);
		await eventually(() => assert.ok(isShown(noteFile(byLink))));
		assert.deepEqual(documentsOutside(), []);
	});

	it("is edited and answered under its own file where that file is behind a link", async () => {
		for (const [command, text] of [
			["tacit.editNote", "# By a link"],
			["tacit.reply", ""],
		] as const) {
			await openInlineEditor(() => run(command, byLink), text);
			assert.ok(isShown(noteFile(byLink)));
			assert.deepEqual(documentsOutside(), []);
			await dismissInlineEditors();
		}
	});

	it("opens nothing where a path alone leads out: it is no note then", async () => {
		for (const command of ["tacit.showNote", "tacit.editNote", "tacit.reply"])
			await run(command, byPath);
		assert.deepEqual(window.visibleTextEditors, []);
		assert.deepEqual(documentsOutside(), []);
	});

	it("opens no such file from any row of the view Here", async () => {
		await openFile(fileUri(`${folder}/inside.txt`));
		for (let row = 0; row < 6; row++) {
			// VS Code throws where the rows are drawn anew in that moment.
			await eventually(async () => {
				await commands.executeCommand("tacit.here.focus");
				await commands.executeCommand("list.focusFirst");
				for (let step = 0; step < row; step++)
					await commands.executeCommand("list.focusDown");
				await commands.executeCommand("list.expand");
				await commands.executeCommand("list.select");
			});
			await commands.executeCommand("workbench.action.closeQuickOpen");
			assert.deepEqual(documentsOutside(), []);
		}
	});

	// Last: VS Code keeps for a while what was opened once.
	it("is in no hover of that file, though somebody opens it there", async () => {
		for (const uri of [
			fileUri(`${folder}/ext/passwd`),
			Uri.file("/etc/passwd"),
		]) {
			const { document } = await openFile(uri);
			// What is shown in a file at all is shown in this one by then.
			const other = await openFile(fileUri(`${folder}/inside.txt`));
			await eventually(async () =>
				assert.equal((await notesAt(other.document, 2)).length, 1),
			);
			assert.deepEqual(await notesAt(document, 1), []);
			await commands.executeCommand("workbench.action.closeAllEditors");
		}
	});
});

function documentsOutside(): readonly string[] {
	return workspace.textDocuments
		.map(({ uri }) => uri.path)
		.filter((path) => path.endsWith("passwd"));
}

function isShown(uri: Uri): boolean {
	return window.visibleTextEditors.some(
		({ document }) => document.uri.toString() === uri.toString(),
	);
}

function readLine(uri: Uri, line: number): { readonly text: string } {
	return {
		text: readFileSync(uri.fsPath, "utf8").split("\n")[line] ?? "",
	};
}

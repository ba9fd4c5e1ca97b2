import assert from "node:assert/strict";
import {
	mkdtempSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WorkspaceEdit, workspace } from "vscode";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import { openFile } from "../support/openFile.ts";
import { runGit } from "../support/runGit.ts";
import { linesOfNote } from "../support/shownNotes.ts";
import { testPerson } from "../support/testPerson.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";
import { movableBlock, movableFolder } from "./movableFiles.ts";

const chest = "m0ved001";
const table = "m0ved002";
const trunk = "m0ved003";

// In every test code goes to a file to which it did not go before: nothing is found because it was known. The editor tells of
// the first one: by then what is looked for at the start is over.
describe("a note whose code goes to another file while the window is open", () => {
	let head: string;
	const git = (...parameters: string[]) =>
		runGit(workspaceRoot(), ...parameters);
	const inFolder = (file: string) => `${movableFolder}/${file}`;
	const onDisk = (file: string) => join(workspaceRoot(), inFolder(file));

	before(async () => {
		head = await git("rev-parse", "HEAD");
		await isShown(chest, "chest.txt", [9, 12]);
	});
	afterEach(async () => {
		await closeEditors();
		await git("reset", "--quiet", "--hard", head);
		await git("clean", "--quiet", "-fd", movableFolder);
		await isShown(chest, "chest.txt", [9, 12]);
		await isShown(table, "table.txt", [9, 12]);
		await isShown(trunk, "attic/trunk.txt", [9, 12]);
		await closeEditors();
	});

	it("goes along with a file that is renamed and a folder that is moved in VS Code", async () => {
		const edit = new WorkspaceEdit();
		edit.renameFile(
			fileUri(inFolder("chest.txt")),
			fileUri(inFolder("renamed.txt")),
		);
		edit.renameFile(
			fileUri(inFolder("attic")),
			fileUri(inFolder("garage/attic")),
		);
		assert.equal(await workspace.applyEdit(edit), true);
		await isShown(chest, "renamed.txt", [9, 12]);
		await isShown(trunk, "garage/attic/trunk.txt", [9, 12]);
	});

	it("goes along with what a pull brings, a renamed file and lines that went to another", async () => {
		const colleague = await clone("pulled.txt", 1);
		try {
			await git("pull", "--quiet", "--ff-only", colleague, "main");
			await isShown(chest, "pulled.txt", [9, 12]);
			await isShown(table, "cellar.txt", [1, 4]);
		} finally {
			rmSync(colleague, { recursive: true });
		}
	});

	it("goes along with a reset to another commit, and back", async () => {
		const colleague = await clone("reset.txt", 5);
		try {
			await git("fetch", "--quiet", colleague, "main");
			await git("reset", "--quiet", "--hard", "FETCH_HEAD");
			await isShown(chest, "reset.txt", [9, 12]);
			await isShown(table, "cellar.txt", [5, 8]);
			await git("reset", "--quiet", "--hard", head);
			await isShown(table, "table.txt", [9, 12]);
			await isShown(chest, "chest.txt", [9, 12]);
		} finally {
			rmSync(colleague, { recursive: true });
		}
	});

	it("goes along with git mv", async () => {
		await git("mv", inFolder("chest.txt"), inFolder("staged.txt"));
		await isShown(chest, "staged.txt", [9, 12]);
	});

	it("goes along with a file that is renamed in a terminal", async () => {
		renameSync(onDisk("chest.txt"), onDisk("plain.txt"));
		await isShown(chest, "plain.txt", [9, 12]);
	});

	it("goes along with a folder that is renamed in a terminal, and lies in none of its own", async () => {
		renameSync(onDisk("attic"), onDisk("loft"));
		await isShown(trunk, "loft/trunk.txt", [9, 12]);
	});

	/** Waits until the note is on these lines of the file, and opens that. */
	async function isShown(
		id: string,
		file: string,
		lines: readonly [number, number],
	): Promise<void> {
		await eventually(async () => {
			const { document } = await openFile(fileUri(inFolder(file)));
			assert.deepEqual(await linesOfNote(document, id), lines);
		});
	}

	/** A colleague's repository, who renamed the chest's file and moved the table's lines to where `line` of the cellar is. */
	async function clone(renamed: string, line: number): Promise<string> {
		const folder = mkdtempSync(join(tmpdir(), "tacit-colleague-"));
		const theirs = (file: string) => join(folder, inFolder(file));
		await runGit(folder, "clone", "--quiet", workspaceRoot(), ".");
		renameSync(theirs("chest.txt"), theirs(renamed));
		const block = movableBlock("table.txt");
		const text = readFileSync(theirs("table.txt"), "utf8");
		writeFileSync(
			theirs("table.txt"),
			text.replace(`${block.join("\n")}\n`, ""),
		);
		const cellar = readFileSync(theirs("cellar.txt"), "utf8").split("\n");
		cellar.splice(line - 1, 0, ...block);
		writeFileSync(theirs("cellar.txt"), cellar.join("\n"));
		await runGit(folder, "add", "--all");
		await runGit(folder, ...testPerson, "commit", "--quiet", "--message=Move");
		return folder;
	}
});

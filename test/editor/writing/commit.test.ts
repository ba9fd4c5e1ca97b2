import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commands, workspace } from "vscode";
import { eventually } from "../support/eventually.ts";
import { writeNote } from "../support/noteFixture.ts";
import { openFile } from "../support/openFile.ts";
import { runGit } from "../support/runGit.ts";
import { notesAt } from "../support/shownNotes.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";
import { changes, resetWorkTree } from "./workTree.ts";

const id = "c0mm1t01";
const path = `src/queue/.tacit/note.${id}.md`;

describe("notes that are not committed", () => {
	let head: string;
	const git = (...parameters: string[]) =>
		runGit(workspaceRoot(), ...parameters);
	const inRoot = (file: string) => join(workspaceRoot(), file);

	/** A new note, one change that is staged, one that is staged and then changed again, one that is not staged, and a new file. */
	beforeEach(async () => {
		head = await git("rev-parse", "HEAD");
		const { document } = await openFile(fileUri("src/queue/queue.ts"));
		writeNote(inRoot("src/queue"), {
			id,
			title: "To be committed",
			file: "queue.ts",
			lines: [4, 4],
			quote: "export const LEASE = 90_000;",
		});
		writeFileSync(inRoot("README.md"), "staged\n");
		writeFileSync(inRoot("package.json"), "staged too\n");
		await git("add", "README.md", "package.json");
		writeFileSync(inRoot("package.json"), "and changed again\n");
		writeFileSync(inRoot("tsconfig.json"), "not staged\n");
		writeFileSync(inRoot("new.txt"), "new\n");
		await eventually(async () =>
			assert.ok((await notesAt(document, 4)).some((note) => note.id === id)),
		);
	});
	afterEach(() => resetWorkTree(head));

	const others = [
		"M  README.md",
		"MM package.json",
		" M tsconfig.json",
		"?? new.txt",
	];
	const commitNotes = async (way: string) => {
		await workspace.getConfiguration("tacit").update("commitNotes", way, true);
		await commands.executeCommand("tacit.commitNotes");
	};
	const assertOthersUntouched = async () => {
		assert.deepEqual(
			(await changes()).filter((line) => !line.endsWith(path)).sort(),
			[...others].sort(),
		);
		assert.equal(await git("show", ":package.json"), "staged too");
		assert.equal(
			readFileSync(inRoot("package.json"), "utf8"),
			"and changed again\n",
		);
	};

	it("are committed alone, and nothing else is touched", async () => {
		await commitNotes("commit");
		assert.equal(await git("rev-parse", "HEAD^"), head);
		assert.equal(
			await git("show", "--name-status", "--format=", "HEAD"),
			`A\t${path}`,
		);
		assert.match(
			await git("show", "--no-patch", "--format=%B", "HEAD"),
			/To be committed/,
		);
		assert.equal(
			(await changes()).some((line) => line.endsWith(path)),
			false,
		);
		await assertOthersUntouched();
	});

	it("are staged, and nothing else is touched", async () => {
		await commitNotes("stage");
		assert.equal(await git("rev-parse", "HEAD"), head);
		assert.ok((await changes()).includes(`A  ${path}`));
		await assertOthersUntouched();
	});

	it("are put into the last commit while that is not pushed, and nothing else is touched", async () => {
		await git(
			"commit",
			"--quiet",
			"--allow-empty",
			"--only",
			"--message=Mine alone",
		);
		await commitNotes("amend");
		assert.equal(await git("rev-parse", "HEAD^"), head);
		assert.equal(
			await git("show", "--no-patch", "--format=%s", "HEAD"),
			"Mine alone",
		);
		assert.equal(
			await git("show", "--name-status", "--format=", "HEAD"),
			`A\t${path}`,
		);
		await assertOthersUntouched();
	});

	it("get a commit of their own where the last one is pushed, though amending was chosen", async () => {
		await commitNotes("amend");
		assert.equal(await git("rev-parse", "HEAD^"), head);
		assert.equal(await git("rev-parse", "origin/main"), head);
		await assertOthersUntouched();
	});

	it("are among them when they were deleted, and go by the same key", async () => {
		await commitNotes("commit");
		const added = await git("rev-parse", "HEAD");
		rmSync(inRoot(path));
		await commitNotes("commit");
		assert.equal(await git("rev-parse", "HEAD^"), added);
		assert.equal(
			await git("show", "--name-status", "--format=%s", "HEAD"),
			`Remove a note\n\nD\t${path}`,
		);
		await assertOthersUntouched();
	});

	it("go onto a branch of their own from the default branch, and nothing else is touched", async () => {
		// The branch's name as it is proposed, then the first entry: without a push.
		await shareNotes();
		assert.equal(await git("rev-parse", `${branch}^`), head);
		assert.equal(
			await git("show", "--name-status", "--format=", branch),
			`A\t${path}`,
		);
		assert.equal(await git("rev-parse", "HEAD"), head);
		assert.equal(await git("rev-parse", "origin/main"), head);
		assert.equal(await git("branch", "--remotes", "--list", `*${branch}`), "");
		assert.ok((await changes()).includes(`?? ${path}`));
		await assertOthersUntouched();
		await git("branch", "--quiet", "-D", branch);
	});

	it("are not offered to be pushed where there is no remote", async () => {
		await git("config", "--rename-section", "remote.origin", "was.origin");
		try {
			// To push would be the second entry, and fail.
			await shareNotes("workbench.action.quickOpenSelectNext");
			assert.equal(
				await git("show", "--name-status", "--format=", branch),
				`A\t${path}`,
			);
		} finally {
			await git("config", "--rename-section", "was.origin", "remote.origin");
			await git("branch", "--quiet", "-D", branch);
		}
	});
});

const branch = "tacit/notes";

/** Takes what is proposed in each step, after `before` was run in it. */
async function shareNotes(...before: readonly string[]): Promise<void> {
	await commands.executeCommand("tacit.here.focus");
	let isOver = false;
	void commands.executeCommand("tacit.shareNotes").then(() => {
		isOver = true;
	});
	await eventually(async () => {
		for (const command of [
			...before,
			"workbench.action.acceptSelectedQuickOpenItem",
		])
			await commands.executeCommand(command);
		assert.ok(isOver);
	});
}

import assert from "node:assert/strict";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { commands, window } from "vscode";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import { writeNote } from "../support/noteFixture.ts";
import { runGit } from "../support/runGit.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";

// What the view looks like is asserted in the window; an extension reaches it by the keys of its list alone.
describe("while you were away", () => {
	const kept = () => join(workspaceRoot(), ".git", "tacit", "news.json");
	const grace = [
		...["-c", "user.name=Grace Away", "-c", "user.email=grace@away.example"],
	];
	/** Whoever is here worked on it. */
	const file = "src/http/routes.ts";

	before(async () => {
		await commands.executeCommand("tacit.showNews");
		await commands.executeCommand("tacit.newsSeen");
	});
	afterEach(closeEditors);
	after(async () => {
		await commands.executeCommand("tacit.newsSeen");
		await commands.executeCommand("tacit.forgetNews");
		await runGit(workspaceRoot(), "reset", "--quiet", "HEAD~1");
		rmSync(join(workspaceRoot(), "src/http/.tacit/note.awaya001.md"));
	});

	/** Chooses the first row of the view. */
	async function chooseFirst(): Promise<void> {
		await commands.executeCommand("tacit.news.focus");
		await commands.executeCommand("list.focusFirst");
		await commands.executeCommand("list.select");
	}

	it("shows what somebody else committed since I said that I know all, and leads to its lines", async () => {
		assert.ok(existsSync(kept()));
		const lines = readFileSync(fileUri(file).fsPath, "utf8").split("\n");
		const at = lines.findIndex((line) => line.length > 30);
		const note = writeNote(join(workspaceRoot(), "src/http"), {
			...{ id: "awaya001", title: "Why so", file: "routes.ts" },
			...{ lines: [at + 1, at + 1], quote: lines[at] ?? "" },
		});
		await runGit(workspaceRoot(), "add", note);
		await runGit(
			workspaceRoot(),
			...[...grace, "commit", "--quiet", "--message=While you were away"],
		);
		await eventually(async () => {
			await chooseFirst();
			const editor = window.activeTextEditor;
			assert.equal(editor?.document.uri.path, fileUri(file).path);
			assert.equal(editor?.selection.active.line, at);
		});
	});

	it("has nothing more once I said so", async () => {
		await commands.executeCommand("tacit.newsSeen");
		await commands.executeCommand("tacit.showNews");
		await chooseFirst();
		assert.equal(window.activeTextEditor, undefined);
	});
});

import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commands, window } from "vscode";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import { runGit } from "../support/runGit.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";

// What the view looks like is asserted in the window; an extension reaches it by the keys of its list alone.
describe("knowledge at risk", () => {
	const file = "risky/queue.ts";
	const grace = [
		...["-c", "user.name=Grace Risk", "-c", "user.email=grace@risk.example"],
	];

	before(async () => {
		mkdirSync(join(workspaceRoot(), "risky"), { recursive: true });
		for (let at = 0; at < 5; at++) {
			writeFileSync(fileUri(file).fsPath, `export const queue = ${at};\n`);
			await runGit(workspaceRoot(), "add", file);
			await runGit(
				workspaceRoot(),
				...[...grace, "commit", "--quiet", "--message=Work"],
			);
		}
	});
	afterEach(closeEditors);
	after(async () => {
		await commands.executeCommand("tacit.closeRisk");
		await runGit(workspaceRoot(), "reset", "--quiet", "HEAD~5");
		rmSync(join(workspaceRoot(), "risky"), { recursive: true });
	});

	it("lists a file that one person changed often, and leads to it", async () => {
		await commands.executeCommand("tacit.showRisk", fileUri("risky"));
		await eventually(async () => {
			await commands.executeCommand("tacit.risk.focus");
			await commands.executeCommand("list.focusFirst");
			await commands.executeCommand("list.select");
			assert.equal(
				window.activeTextEditor?.document.uri.path,
				fileUri(file).path,
			);
		});
	});

	it("is no part of a digest, which opens as Markdown", async () => {
		await window.showTextDocument(fileUri("src/http/routes.ts"));
		let isOver = false;
		void commands.executeCommand("tacit.writeDigest").then(() => {
			isOver = true;
		});
		await eventually(async () => {
			await commands.executeCommand(
				"workbench.action.acceptSelectedQuickOpenItem",
			);
			assert.ok(isOver);
		});
		const document = window.activeTextEditor?.document;
		assert.equal(document?.languageId, "markdown");
		assert.match(
			document?.getText() ?? "",
			/^# What we learned, \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d\n/,
		);
	});
});

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commands, window } from "vscode";
import { eventually } from "../support/eventually.ts";
import { openFile } from "../support/openFile.ts";
import { shownDiff } from "../support/shownDiff.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";
import { changes, resetWorkTree } from "./workTree.ts";

const accept = "workbench.action.acceptSelectedQuickOpenItem";
const place = () => join(workspaceRoot(), "DECISIONS.md");
const log = () => readFileSync(place(), "utf8");

/** Runs the command, takes the first answer in the list that it opens, and waits for the end. */
async function updateLog(answer?: "first"): Promise<void> {
	const done = commands.executeCommand("tacit.updateLog");
	if (answer) {
		// A list that is not open yet takes no answer.
		let isDone = false;
		void done.then(() => {
			isDone = true;
		});
		await eventually(async () => {
			await commands.executeCommand(accept);
			assert.ok(isDone);
		});
	}
	await done;
}

describe("the decision log", () => {
	afterEach(() => resetWorkTree());

	it("is built out of the notes and opened, and building it again changes nothing", async () => {
		await openFile(fileUri("src/auth/token.ts"));
		await updateLog();
		assert.deepEqual(await changes(), ["?? DECISIONS.md"]);
		await eventually(() =>
			assert.equal(window.activeTextEditor?.document.uri.fsPath, place()),
		);
		const built = log();
		assert.match(
			built,
			/^# Decisions\n\n<!-- tacit overview [0-9a-f]{8} -->\n/,
		);
		assert.match(built, /^## (?!Overview)/m);
		await updateLog();
		assert.equal(log(), built);
	});

	it("takes a hand edit into the note that it comes from, and shows what a build changed", async () => {
		await openFile(fileUri("src/auth/token.ts"));
		await updateLog();
		const built = log();
		const title = "Refresh tokens before they expire, not on a 401";
		const [, path = ""] =
			/^- Note: \[.*\.k3f9q2mx\.md`\]\((.*)\)$/m.exec(built) ?? [];
		writeFileSync(
			place(),
			built.replace(`## ${title}`, `## ${title}, said better`),
		);
		await updateLog("first");
		const note = readFileSync(
			join(workspaceRoot(), decodeURIComponent(path)),
			"utf8",
		);
		assert.ok(note.includes(`# ${title}, said better\n`), note);
		assert.ok(log().includes(`[${title}, said better](#`));
		await eventually(async () => {
			const { sides } = await shownDiff();
			assert.ok(sides[0].includes(`[${title}](#`));
			assert.ok(sides[1].includes(`[${title}, said better](#`));
		});
	});

	it("keeps a hand edit as it is, and says that it differs", async () => {
		await openFile(fileUri("src/auth/token.ts"));
		await updateLog();
		const built = log();
		const words = "**Accepted, as I say** · 2026-07-23";
		writeFileSync(place(), built.replace("**Accepted** · 2026-07-23", words));
		await updateLog("first");
		assert.ok(log().includes(words));
		assert.ok(log().includes("> *Edited here:"));
		assert.deepEqual(await changes(), ["?? DECISIONS.md"]);
	});
});

import assert from "node:assert/strict";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commands, Position, window } from "vscode";
import { eventually } from "../support/eventually.ts";
import { isAwake } from "../support/isAwake.ts";
import { openFile } from "../support/openFile.ts";
import { fileUri } from "../support/workspaceFiles.ts";
import { forgetAll, journalFolder, lastNoticed } from "./noticed.ts";

async function shownJournal(): Promise<string> {
	await commands.executeCommand("tacit.showJournal");
	return eventually(() => {
		const document = window.activeTextEditor?.document;
		assert.match(document?.uri.path ?? "", /What Tacit noticed/);
		return document?.getText() ?? "";
	});
}

describe("“Show What Tacit Noticed”", () => {
	before(isAwake);
	afterEach(forgetAll);

	it("says what is kept, where, and how to stop and forget it, and makes nothing", async () => {
		await openFile(fileUri("src/queue/queue.ts"));
		const text = await shownJournal();
		assert.match(text, /Not kept are code/);
		assert.ok(text.includes(journalFolder()));
		assert.match(text, /“Tacit: Stop Noticing”/);
		assert.match(text, /“Tacit: Forget What Was Noticed”/);
		assert.match(text, /Nothing was noticed so far/);
		assert.equal(existsSync(join(journalFolder(), "..")), false);
	});

	it("lists what was noticed, by day, and cannot be edited", async () => {
		const uri = fileUri("src/shown.txt");
		writeFileSync(uri.fsPath, "first();\n");
		const editor = await openFile(uri);
		await editor.edit((edit) => edit.insert(new Position(0, 0), "second();\n"));
		await editor.document.save();
		await lastNoticed("saved", 1);
		const text = await shownJournal();
		assert.match(
			text,
			/\n\d{4}-\d\d-\d\d\n {2}\d\d:\d\d:\d\d {2}src\/shown\.txt was saved; lines changed: 1\n/,
		);
		assert.doesNotMatch(text, /second/);
		await commands.executeCommand("type", { text: "x" });
		assert.equal(window.activeTextEditor?.document.getText(), text);
	});

	it("says that it is stopped while it is", async () => {
		await openFile(fileUri("src/queue/queue.ts"));
		await commands.executeCommand("tacit.pauseJournal");
		assert.match(await shownJournal(), /“Tacit: Notice Again”/);
		await commands.executeCommand("tacit.resumeJournal");
		assert.doesNotMatch(await shownJournal(), /“Tacit: Notice Again”/);
	});
});

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
	commands,
	type Disposable,
	Position,
	Selection,
	window,
	workspace,
} from "vscode";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import { openFile } from "../support/openFile.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";
import { driftedTour, hostileTour } from "./tourFiles.ts";

// What a step says is asserted in the window: an extension sees where it is shown.
describe("a tour", () => {
	beforeEach(closeEditors);
	afterEach(async () => {
		await commands.executeCommand("workbench.action.closeQuickOpen");
		await commands.executeCommand("tacit.stopTour");
		await closeEditors();
	});

	const shown = () => {
		const editor = window.activeTextEditor;
		return [
			editor?.document.uri.scheme,
			editor?.document.uri.path.split("/").pop(),
			(editor?.selection.active.line ?? -1) + 1,
		];
	};
	const next = () => commands.executeCommand("tacit.nextTourStep");
	const lamps = (line: number) => ["file", "lamps.txt", line];

	/** Begins one of the tours of the workspace, at a step (0-based). */
	const begin = (name: string, step?: number) =>
		commands.executeCommand("tacit.startTour", fileUri(`.tours/${name}`), step);

	it("shows each step at its code of today, and as it was what is not found any more", async () => {
		await begin(driftedTour.name, 0);
		assert.deepEqual(shown(), ["tacit-code", "Lamps", 1]);
		await next();
		assert.deepEqual(shown(), lamps(10));
		await next();
		assert.match(String(shown()), /^tacit-code,lamps@[0-9a-f]{8}\.txt,5$/);
		assert.match(
			window.activeTextEditor?.document.getText() ?? "",
			/crooked, whistling/,
		);
		await next();
		assert.deepEqual(shown(), lamps(14));
		assert.equal(
			window.activeTextEditor?.document.getText(
				window.activeTextEditor.selection,
			),
			"draws",
		);
		await next();
		assert.deepEqual(shown(), lamps(13));
		await next();
		assert.deepEqual(shown(), ["tacit-code", "note.md", 2]);
		assert.equal(
			window.activeTextEditor?.document.getText(),
			"brought\nalong\n",
		);
		await next();
		assert.deepEqual(shown(), ["tacit-code", "Lamps 7", 1]);
		await commands.executeCommand("tacit.previousTourStep");
		assert.deepEqual(shown(), ["tacit-code", "note.md", 2]);
	});

	it("follows what is typed into a file that is not saved", async () => {
		const editor = await openFile(fileUri("lamps/lamps.txt"));
		await editor.edit((edit) => edit.insert(new Position(0, 0), "one\ntwo\n"));
		await begin(driftedTour.name, 1);
		assert.deepEqual(shown(), lamps(12));
		await commands.executeCommand("workbench.action.files.revert");
	});

	it("goes on where it was left, until that is forgotten", async () => {
		await begin(driftedTour.name, 3);
		await commands.executeCommand("tacit.stopTour");
		const kept = () =>
			readFileSync(join(workspaceRoot(), ".git/tacit/tours.json"), "utf8");
		assert.match(kept(), /lamps\.tour":\{"step":3,"isDone":false\}/);
		await begin(driftedTour.name);
		assert.deepEqual(shown(), lamps(14));
		await begin(driftedTour.name, 6);
		await next();
		assert.match(kept(), /lamps\.tour":\{"step":6,"isDone":true\}/);
		await begin(driftedTour.name);
		assert.deepEqual(shown(), ["tacit-code", "Lamps", 1]);
	});

	it("leaves nothing of its own open when it is stopped", async () => {
		await begin(driftedTour.name, 5);
		await commands.executeCommand("tacit.stopTour");
		await eventually(() =>
			assert.deepEqual(
				window.tabGroups.all.flatMap(({ tabs }) =>
					tabs.map(({ label }) => label),
				),
				[],
			),
		);
	});

	it("opens nothing outside of the repository, runs nothing, and is not held up by a pattern", async () => {
		let touched: Disposable | undefined;
		let isTouched = false;
		try {
			touched = commands.registerCommand("tacit.touched", () => {
				isTouched = true;
			});
			await begin(hostileTour.name, 0);
			assert.equal(shown()[0], "tacit-code");
			assert.equal(window.activeTextEditor?.document.getText(), "");
			await next();
			assert.equal(shown()[0], "tacit-code");
			await next();
			assert.equal(shown()[0], "file");
			await next();
			assert.equal(shown()[0], "tacit-code");
			await next();
			assert.equal(shown()[0], "tacit-code");
		} finally {
			touched?.dispose();
		}
		assert.equal(isTouched, false);
		assert.equal(window.terminals.length, 0);
		assert.ok(!existsSync(join(workspaceRoot(), "touched.txt")));
		assert.deepEqual(
			workspace.textDocuments
				.map(({ uri }) => uri.path)
				.filter((path) => path.endsWith("passwd")),
			[],
		);
	});

	it("does nothing where none is played", async () => {
		const editor = await openFile(fileUri("lamps/lamps.txt"));
		editor.selection = new Selection(3, 0, 3, 0);
		await next();
		await commands.executeCommand("tacit.previousTourStep");
		await commands.executeCommand("tacit.showTourStep");
		assert.deepEqual(shown(), lamps(4));
	});
});

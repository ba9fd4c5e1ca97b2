import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
	commands,
	Position,
	Range,
	Selection,
	type TextEditor,
	window,
} from "vscode";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import {
	dismissInlineEditors,
	openInlineEditor,
} from "../support/inlineEditor.ts";
import { openFile } from "../support/openFile.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";

describe("recording a tour", () => {
	const path = ".tours/lanterns.tour";
	let editor: TextEditor;

	before(closeEditors);
	after(async () => {
		await commands.executeCommand("tacit.cancelTourStep");
		await dismissInlineEditors();
		await commands.executeCommand("tacit.stopTour");
		await commands.executeCommand("tacit.finishTour");
		await closeEditors();
	});

	const written = () =>
		JSON.parse(readFileSync(join(workspaceRoot(), path), "utf8")) as {
			readonly title: string;
			readonly steps: readonly {
				readonly title?: string;
				readonly file?: string;
				readonly line?: number;
				readonly selection?: unknown;
				readonly description: string;
			}[];
		};
	const told = () => written().steps.map(({ description }) => description);

	/** `meanwhile` happens to the code while the words stand in their box. */
	async function add(
		words: string,
		meanwhile: () => unknown = () => undefined,
	): Promise<void> {
		const count = written().steps.length;
		const box = await openInlineEditor(async () => {
			await window.showTextDocument(editor.document);
			await commands.executeCommand("tacit.addTourStep");
		});
		await box.type(words);
		await meanwhile();
		await box.submit();
		await eventually(() => assert.equal(written().steps.length, count + 1));
		editor = await openFile(fileUri("lamps/lamps.txt"));
	}

	it("begins with a tour that CodeTour reads, without steps", async () => {
		editor = await openFile(fileUri("lamps/lamps.txt"));
		await commands.executeCommand("tacit.recordTour", "Lanterns");
		assert.deepEqual(written(), {
			$schema: "https://aka.ms/codetour-schema",
			title: "Lanterns",
			steps: [],
		});
	});

	it("adds a step at the cursor, and one at a selection, each at once in the file", async () => {
		editor.selection = new Selection(1, 4, 1, 4);
		await add("# Power\n\nWhat it draws.");
		editor.selection = new Selection(4, 0, 5, 3);
		await add("The eastern one.");
		assert.deepEqual(written().steps, [
			{
				title: "Power",
				file: "lamps/lamps.txt",
				line: 2,
				description: "What it draws.",
			},
			{
				file: "lamps/lamps.txt",
				line: 6,
				selection: {
					start: { line: 5, character: 1 },
					end: { line: 6, character: 4 },
				},
				description: "The eastern one.",
			},
		]);
	});

	it("lets the steps follow what is typed above them, once it is saved", async () => {
		await editor.edit((edit) => edit.insert(new Position(0, 0), "# lamps\n\n"));
		await editor.document.save();
		await eventually(() =>
			assert.deepEqual(
				written().steps.map(({ line }) => line),
				[4, 8],
			),
		);
	});

	it("plays what was recorded", async () => {
		await commands.executeCommand("tacit.startTour", fileUri(path), 1);
		assert.equal(window.activeTextEditor?.selection.active.line, 7);
		assert.ok(window.activeTextEditor?.document.uri.path.endsWith("lamps.txt"));
	});

	it("moves the step that is played, and shows it where it is then", async () => {
		await commands.executeCommand("tacit.moveTourStepUp");
		assert.deepEqual(told(), ["The eastern one.", "What it draws."]);
		await commands.executeCommand("tacit.moveTourStepUp");
		assert.deepEqual(told(), ["The eastern one.", "What it draws."]);
		await commands.executeCommand("tacit.moveTourStepDown");
		assert.deepEqual(told(), ["What it draws.", "The eastern one."]);
	});

	it("points the step that is played at other lines", async () => {
		const here = window.activeTextEditor;
		assert.ok(here);
		here.selection = new Selection(2, 0, 2, 0);
		await commands.executeCommand("tacit.pointTourStep");
		const { selection, line } = written().steps[1] ?? {};
		assert.deepEqual([selection, line], [undefined, 3]);
	});

	it("changes the words of the step that is played", async () => {
		const box = await openInlineEditor(
			() => commands.executeCommand("tacit.editTourStep"),
			"The eastern one.",
		);
		await box.type("# East\n\nThe other one.");
		await box.submit();
		await eventually(() => {
			const { title, description } = written().steps[1] ?? {};
			assert.deepEqual([title, description], ["East", "The other one."]);
		});
	});

	it("adds a step where its code is by then, whatever was typed above while its words were", async () => {
		editor = await openFile(fileUri("lamps/lamps.txt"));
		editor.selection = new Selection(6, 0, 6, 0);
		await add("And this.", () =>
			editor.edit((edit) => edit.insert(new Position(0, 0), "\n\n")),
		);
		assert.equal(written().steps.at(-1)?.line, 9);
		// As soon as it is written, before anybody follows it.
		await editor.edit((edit) => edit.delete(new Range(0, 0, 2, 0)));
		await editor.document.save();
		await eventually(() => assert.equal(written().steps.at(-1)?.line, 7));
	});

	it("makes no second tour of the name of one that is there", async () => {
		const before = written();
		await commands.executeCommand("tacit.finishTour");
		await commands.executeCommand("tacit.recordTour", "Lanterns");
		assert.deepEqual(written(), before);
		assert.ok(existsSync(join(workspaceRoot(), path)));
	});
});

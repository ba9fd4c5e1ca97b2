import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { commands, languages, Selection, window } from "vscode";
import { eventually } from "../support/eventually.ts";
import {
	type InlineEditor,
	inlineEditorsClosed,
	openInlineEditor,
} from "../support/inlineEditor.ts";
import { openFile } from "../support/openFile.ts";
import { readNote } from "../support/readNote.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";
import { changes, newNote, resetWorkTree } from "./workTree.ts";

const accept = "workbench.action.acceptSelectedQuickOpenItem";

describe("sections", () => {
	afterEach(async () => {
		rmSync(fileUri(".tacit/templates").fsPath, {
			recursive: true,
			force: true,
		});
		await resetWorkTree();
	});

	it("of the note's kind are inserted at the end of what is written, and those left empty are left out", async () => {
		const inline = await openNote();
		await inline.type("Ninety seconds are a guess.");
		await commands.executeCommand("tacit.insertSections");
		await eventually(() =>
			assert.equal(inlineText(), "Ninety seconds are a guess.\n\n## Like\n\n"),
		);
		await commands.executeCommand("editor.action.submitComment");
		const note = readNote(join(workspaceRoot(), await newNote()));
		assert.equal(note.body, "# Ninety seconds are a guess");
	});

	it("are not inserted a second time", async () => {
		const inline = await openNote();
		await inline.type("So.\n\n## like\n\nA meter.");
		await commands.executeCommand("tacit.insertSections");
		assert.equal(inlineText(), "So.\n\n## like\n\nA meter.");
	});

	it("of a team's own template begin a note, with the cursor above them; its kind and what was filled in are kept", async () => {
		await writeTemplate(
			"incident.md",
			"---\nkind: story\n---\n# Incident\n\n## What happened\n\n<!-- hour by hour -->\n\n## Since\n",
		);
		// That its title is told says that it was read.
		await eventually(() =>
			assert.equal(
				languages.getDiagnostics(fileUri(".tacit/templates/incident.md"))
					.length,
				1,
			),
		);
		// The team's own stand above Tacit's.
		await openNote(
			() => pickFirst("tacit.writeFromTemplate"),
			"\n\n## What happened\n\n<!-- hour by hour -->\n\n## Since\n",
		);
		await eventually(() =>
			assert.equal(window.activeTextEditor?.selection.active.line, 0),
		);
		await commands.executeCommand("type", {
			text: "The queue stood for an hour.",
		});
		await commands.executeCommand("editor.action.submitComment");
		const note = readNote(join(workspaceRoot(), await newNoteBeside()));
		assert.ok(note.front.includes("kind: story"));
		assert.equal(note.body, "# The queue stood for an hour");
	});

	it("that nobody filled in are put away without a question, and leave nothing half-written", async () => {
		await openNote(() => pickFirst("tacit.writeFromTemplate"), "\n\n## Like\n");
		await commands.executeCommand("tacit.cancel");
		await inlineEditorsClosed();
		assert.deepEqual(await changes(), []);
	});

	it("of a template that is wrong are told in the Problems panel, until it is mended", async () => {
		await openFile(fileUri("src/queue/queue.ts"));
		const file = fileUri(".tacit/templates/story.md");
		mkdirSync(dirname(file.fsPath), { recursive: true });
		writeFileSync(file.fsPath, "---\nkind: tale\n---\nOnce upon a time.\n");
		const problems = (expected: readonly (readonly [number, string])[]) =>
			eventually(() =>
				assert.deepEqual(
					languages
						.getDiagnostics(file)
						.map(({ range, code }) => [range.start.line + 1, code]),
					expected,
				),
			);
		await problems([
			[2, "kind-unknown"],
			[1, "template-empty"],
		]);
		writeFileSync(file.fsPath, "## What happened\n");
		await problems([]);
	});
});

describe("a comparison", () => {
	afterEach(() => resetWorkTree());

	it("is inserted below its heading, and its gaps are gone through by Tab", async () => {
		const inline = await openNote();
		await inline.type("Fed early.\n\n## Like\n");
		await commands.executeCommand("tacit.insertComparison");
		await eventually(() =>
			assert.equal(
				inlineText(),
				"Fed early.\n\n## Like\n\nIt is like … because …; the comparison breaks where ….",
			),
		);
		await typed("a meter");
		await commands.executeCommand("jumpToNextSnippetPlaceholder");
		await typed("it is fed");
		assert.match(inlineText(), /like a meter because it is fed;/);
	});
});

describe("a diagram", () => {
	afterEach(() => resetWorkTree());

	it("is inserted at the cursor, with a line of its own above it", async () => {
		const inline = await openNote();
		await inline.type("Like this:");
		await pickFirst("tacit.insertDiagram");
		await eventually(() =>
			assert.match(
				inlineText(),
				/^Like this:\n\n```mermaid\nflowchart LR\n(?: {4}.*\n)+```$/,
			),
		);
	});
});

describe("the preview of a note", () => {
	afterEach(() => resetWorkTree());

	it("is VS Code's own, of the note's file", async () => {
		const inline = await openNote();
		await inline.type("Ninety seconds are a guess.");
		await inline.submit();
		const path = await newNote();
		await openFile(fileUri(path));
		await commands.executeCommand("tacit.previewNote");
		await eventually(() =>
			assert.match(
				window.tabGroups.activeTabGroup.activeTab?.label ?? "",
				/^Preview ninety-seconds/,
			),
		);
	});
});

/** Opens an inline editor on line 4 of a file. */
async function openNote(
	open: () => Thenable<unknown> = () =>
		commands.executeCommand("tacit.writeNote"),
	text = "",
): Promise<InlineEditor> {
	const editor = await openFile(fileUri("src/queue/queue.ts"));
	editor.selection = new Selection(3, 0, 3, 0);
	return openInlineEditor(open, text);
}

/** Runs a command that asks by a list, and takes the first entry. */
async function pickFirst(command: string): Promise<void> {
	let isOver = false;
	const running = commands.executeCommand(command).then(() => {
		isOver = true;
	});
	await eventually(async () => {
		await commands.executeCommand(accept);
		assert.ok(isOver);
	});
	await running;
}

function inlineText(): string {
	const document = window.activeTextEditor?.document;
	assert.equal(document?.uri.scheme, "comment");
	return document?.getText() ?? "";
}

async function typed(text: string): Promise<void> {
	await commands.executeCommand("type", { text });
}

async function writeTemplate(name: string, text: string): Promise<void> {
	const file = fileUri(`.tacit/templates/${name}`).fsPath;
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, text);
}

/** As `newNote`, where templates lie there, too. */
function newNoteBeside(): Promise<string> {
	return eventually(async () => {
		const notes = (await changes())
			.map((line) => line.slice(3))
			.filter((path) => /^src\/queue\/.*\.md$/.test(path));
		assert.equal(notes.length, 1);
		return notes[0] ?? "";
	});
}

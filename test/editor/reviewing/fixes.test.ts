import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import {
	type CodeAction,
	commands,
	languages,
	Position,
	Range,
	TabInputTextDiff,
	window,
	workspace,
} from "vscode";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import {
	dismissInlineEditors,
	openInlineEditor,
} from "../support/inlineEditor.ts";
import { openFile } from "../support/openFile.ts";
import { runGit } from "../support/runGit.ts";
import { shownDiff } from "../support/shownDiff.ts";
import { testPerson } from "../support/testPerson.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";
import { bridge, bridgeText, crane, notes } from "./reviewedFiles.ts";

const git = (...parameters: string[]) => runGit(workspaceRoot(), ...parameters);
const { id, title } = notes.raise;
const noteFile = `src/.tacit/note.${id}.md`;
const noteText = () => readFileSync(fileUri(noteFile).fsPath, "utf8");

const codes = (file: string = bridge) =>
	languages
		.getDiagnostics(fileUri(file))
		.filter(({ source }) => source === "Tacit")
		.map(({ code }) => code);

/** What is offered at a line (0-based), by its title. */
async function offered(
	line: number,
	file: string = bridge,
): Promise<readonly CodeAction[]> {
	const actions = await commands.executeCommand<readonly CodeAction[]>(
		"vscode.executeCodeActionProvider",
		fileUri(file),
		new Range(line, 0, line, 0),
	);
	return actions.filter(({ command }) => command?.command.startsWith("tacit."));
}

async function take(
	line: number,
	words: string,
	file: string = bridge,
): Promise<void> {
	const action = (await offered(line, file)).find(
		(each) => each.title === words,
	);
	assert.ok(action?.command, words);
	const { command, arguments: given = [] } = action.command;
	await commands.executeCommand(command, ...given);
}

/** Types into the function that raises the bridge, and waits until it is told. */
async function touch(text = "\tring();\n"): Promise<void> {
	await openFile(fileUri(bridge));
	const editor = window.activeTextEditor;
	assert.ok(editor);
	// What the test before left is read anew from disk.
	await eventually(() => assert.equal(editor.document.getText(), bridgeText));
	await editor.edit((edit) => edit.insert(new Position(1, 0), text));
	assert.ok(await editor.document.save());
	await eventually(() => assert.deepEqual(codes(), ["code-changed"]));
}

/** Takes away the function that raises the bridge, and waits until it is told. */
async function takeAway(): Promise<void> {
	const editor = await openFile(fileUri(bridge));
	await editor.edit((edit) => edit.delete(new Range(0, 0, 5, 0)));
	await editor.document.save();
	await eventually(() => assert.deepEqual(codes(), ["code-gone"]));
}

describe("what is offered about a note that a change touches", () => {
	afterEach(async () => {
		await dismissInlineEditors();
		await closeEditors();
		await git("checkout", "--quiet", "--force", "main");
		await git("clean", "--quiet", "--force", "-d");
		await eventually(() => assert.deepEqual(codes(), []));
	});

	it("is to see what changed, to update it, to retire it, and to ask who wrote it, on all of its lines and no others", async () => {
		await touch();
		const expected = [
			`See What Changed: Is “${title}” Still True?`,
			`Update “${title}”`,
			`Retire “${title}”`,
			`Ask Who Wrote “${title}”`,
		];
		for (const line of [0, 3])
			assert.deepEqual(
				(await offered(line)).map((each) => each.title),
				expected,
			);
		assert.deepEqual(await offered(6), []);
	});

	it("to say that it is still true comes beside the difference: it bears the day, the person and the code of now", async () => {
		await touch();
		const before = noteText();
		await commands.executeCommand("tacit.stillTrue");
		assert.equal(noteText(), before, "nothing is confirmed unseen");
		await take(0, `See What Changed: Is “${title}” Still True?`);
		const diff = await eventually(shownDiff);
		assert.match(diff.title, /^Since “Stop the carts/);
		assert.match(diff.sides[0], /^export function raise.*\n\tstopCarts/);
		assert.match(
			diff.sides[1],
			/^export function raise.*\n\tring\(\);\n\tstop/,
		);
		await commands.executeCommand("tacit.stillTrue");
		await eventually(() => {
			assert.match(noteText(), /^confirmed: \d{4}-\d\d-\d\d .+$/m);
			assert.match(noteText(), /raise\(chain: Chain\) \{\n\tring\(\);\n/);
			assert.match(noteText(), /lines=1-5/);
		});
		assert.ok(
			!window.tabGroups.all.some(({ tabs }) =>
				tabs.some(({ input }) => input instanceof TabInputTextDiff),
			),
		);
		await eventually(() => assert.deepEqual(codes(), []));
	});

	it("code that changed since it was shown is shown anew, and nothing is confirmed", async () => {
		await touch();
		await take(0, `See What Changed: Is “${title}” Still True?`);
		await eventually(shownDiff);
		const document = await workspace.openTextDocument(fileUri(bridge));
		const editor = await window.showTextDocument(document, {
			preserveFocus: true,
			preview: false,
			viewColumn: 2,
		});
		await editor.edit((edit) =>
			edit.insert(new Position(1, 0), "\twaitForShips();\n"),
		);
		const before = noteText();
		await window.showTextDocument(document, 2);
		const right = window.tabGroups.all
			.flatMap(({ tabs }) => tabs)
			.map(({ input }) => input)
			.find((input) => input instanceof TabInputTextDiff)?.modified;
		await commands.executeCommand("tacit.stillTrue", right);
		const diff = await eventually(shownDiff);
		assert.match(diff.sides[1], /waitForShips/);
		assert.equal(noteText(), before);
		await document.save();
	});

	it("to update it opens its words under its code, and to retire it ends it", async () => {
		await touch();
		await openInlineEditor(() => take(0, `Update “${title}”`));
		await dismissInlineEditors();
		await openFile(fileUri(bridge));
		await take(0, `Retire “${title}”`);
		await eventually(() => assert.match(noteText(), /^status: retired$/m));
		await eventually(() => assert.deepEqual(codes(), []));
	});

	it("to ask who wrote it opens a question on its lines for whoever is chosen", async () => {
		await touch();
		await openInlineEditor(async () => {
			await openFile(fileUri(bridge));
			let isOver = false;
			void take(0, `Ask Who Wrote “${title}”`).then(() => {
				isOver = true;
			});
			await eventually(async () => {
				await commands.executeCommand(
					"workbench.action.acceptSelectedQuickOpenItem",
				);
				assert.ok(isOver);
			});
		});
	});

	it("of code that is gone, to say where it is now opens the search for its place", async () => {
		await takeAway();
		let isOver = false;
		void take(0, `Say Where the Code of “${title}” Is`).then(() => {
			isOver = true;
		});
		await eventually(() =>
			assert.ok(
				window.visibleTextEditors.some(({ document }) =>
					/^\n+export function raise\b.*\n\tstopCarts/.test(document.getText()),
				),
				"the code as it was is shown",
			),
		);
		assert.ok(!isOver, "it waits for an answer");
		await eventually(async () => {
			await commands.executeCommand("workbench.action.closeQuickOpen");
			assert.ok(isOver);
		});
	});

	it("for what a commit did without a word of why, to write that, in the lines where it was done", async () => {
		await git("checkout", "--quiet", "-b", "less-patience");
		const text = readFileSync(fileUri(crane).fsPath, "utf8");
		writeFileSync(fileUri(crane).fsPath, text.replace("5000", "4000"));
		await git("add", ".");
		await git(...testPerson, "commit", "--quiet", "--message=Wait less");
		await eventually(() => assert.deepEqual(codes(crane), ["reason-missing"]));
		await openFile(fileUri(crane));
		await openInlineEditor(() => take(0, "Write the Reason", crane));
	});

	it("code that is gone is shown beside nothing, where nobody can say that the note is still true", async () => {
		await takeAway();
		await take(0, `See What Became of the Code of “${title}”`);
		const diff = await eventually(shownDiff);
		assert.match(diff.sides[0], /^export function raise/);
		assert.equal(diff.sides[1], "");
		const before = noteText();
		await commands.executeCommand("tacit.stillTrue");
		assert.equal(noteText(), before);
	});
});

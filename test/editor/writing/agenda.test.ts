import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { type CodeLens, commands, type TextDocument, window } from "vscode";
import { eventually } from "../support/eventually.ts";
import {
	inlineEditorsClosed,
	openInlineEditor,
} from "../support/inlineEditor.ts";
import { openFile } from "../support/openFile.ts";
import { fileUri } from "../support/workspaceFiles.ts";
import { changes, resetWorkTree } from "./workTree.ts";

describe("a session of a small group", () => {
	afterEach(() => resetWorkTree());

	it("is ticked off and timed step by step, written down at its places, and ends with links to what came of it", async () => {
		// Longer than a note: it is a whole session.
		await openFile(fileUri("src/upload/receive.ts"));
		await commands.executeCommand(
			"tacit.startLearning",
			fileUri("src/upload/receive.ts"),
		);
		const agenda = await eventually(() => {
			const document = window.activeTextEditor?.document;
			assert.match(
				document?.uri.path ?? "",
				/\.tacit\/sessions\/.*-learning-session-src-upload-receive-ts\.md$/,
			);
			assert.ok(document);
			return document;
		});
		assert.match(
			agenda.getText(),
			/^# Learning session: src\/upload\/receive\.ts$/m,
		);
		assert.ok(
			(await lensesOf(agenda)).some((title) => / of \d+ steps/.test(title)),
		);

		await commands.executeCommand("tacit.startStep", boxes(agenda)[0]);
		await eventually(async () => assert.equal(await underWay(agenda), 0));
		await commands.executeCommand("tacit.tickStep");
		assert.match(lineAt(agenda, 0), /^- \[x\] /);
		assert.equal(agenda.isDirty, false);
		await eventually(async () => assert.equal(await underWay(agenda), 1));
		await commands.executeCommand("tacit.tickStep", boxes(agenda)[0]);
		assert.match(lineAt(agenda, 0), /^- \[ \] /);
		await commands.executeCommand("tacit.tickStep", boxes(agenda)[0]);

		const editor = await openInlineEditor(async () => {
			await window.showTextDocument(agenda);
			await commands.executeCommand("tacit.keepOfStep", boxes(agenda)[1]);
		});
		await editor.type("Look at the checksum first.");
		await editor.submit();
		await inlineEditorsClosed();
		const note = await eventually(async () => {
			const made = (await changes()).find((each) =>
				each.includes("src/upload/.tacit/look-at-the-checksum-first"),
			);
			assert.ok(made);
			return made.slice(3);
		});
		assert.match(
			readFileSync(fileUri(note).fsPath, "utf8"),
			/tacit file=receive\.ts/,
		);

		await window.showTextDocument(agenda);
		await commands.executeCommand("tacit.endAgenda");
		await eventually(() => {
			const record = readFileSync(agenda.uri.fsPath, "utf8");
			assert.match(
				record,
				/## What came of it\n\nHeld on [\d-]+: 1 of \d+ steps\./,
			);
			assert.ok(
				record.includes(`- [Look at the checksum first](../../${note})`),
				record,
			);
		});
		assert.equal(await underWay(agenda), -1);
	});
});

/** The lines of its steps, 0-based. */
function boxes(agenda: TextDocument): readonly number[] {
	return agenda
		.getText()
		.split("\n")
		.flatMap((line, at) => (/^- \[[ x]\] \*\*/.test(line) ? [at] : []));
}

function lineAt(agenda: TextDocument, step: number): string {
	return agenda.lineAt(boxes(agenda)[step] ?? 0).text;
}

async function lenses(agenda: TextDocument): Promise<readonly CodeLens[]> {
	return (
		(await commands.executeCommand<CodeLens[]>(
			"vscode.executeCodeLensProvider",
			agenda.uri,
		)) ?? []
	);
}

async function lensesOf(agenda: TextDocument): Promise<readonly string[]> {
	return (await lenses(agenda)).map(({ command }) => command?.title ?? "");
}

/** Which step's time runs; -1: none. */
async function underWay(agenda: TextDocument): Promise<number> {
	const lens = (await lenses(agenda)).find(({ command }) =>
		command?.title.includes("Under way"),
	);
	return lens ? boxes(agenda).indexOf(lens.range.start.line) : -1;
}

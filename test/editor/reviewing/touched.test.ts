import assert from "node:assert/strict";
import {
	type Diagnostic,
	DiagnosticSeverity,
	languages,
	Position,
	window,
	workspace,
} from "vscode";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import { openFile } from "../support/openFile.ts";
import { runGit } from "../support/runGit.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";
import { branch, bridge, notes } from "./reviewedFiles.ts";

const git = (...parameters: string[]) => runGit(workspaceRoot(), ...parameters);

/** What is told of the file, by the code of each. */
function told(): readonly (readonly [unknown, Diagnostic])[] {
	return languages
		.getDiagnostics(fileUri(bridge))
		.filter(({ source }) => source === "Tacit")
		.map((each) => [each.code, each]);
}

const codes = () => told().map(([code]) => code);

/** Types into the function that raises the bridge, or takes it back, and saves. */
async function type(text: string): Promise<void> {
	const editor = window.activeTextEditor;
	assert.ok(editor);
	await editor.edit((edit) => edit.insert(new Position(1, 0), text));
	assert.ok(await editor.document.save());
}

describe("what a change touches", () => {
	afterEach(async () => {
		await closeEditors();
		await git("checkout", "--quiet", "--force", "main");
		await workspace
			.getConfiguration("tacit")
			.update("touched", undefined, true);
		await eventually(() => assert.deepEqual(codes(), []));
	});

	it("is told at the first line of its code once it is saved, with whom to ask, and no more once it is taken back", async () => {
		await openFile(fileUri(bridge));
		await type("\tring();\n");
		await eventually(() => assert.deepEqual(codes(), ["code-changed"]));
		const [, diagnostic] = told()[0] ?? [];
		assert.equal(diagnostic?.severity, DiagnosticSeverity.Warning);
		assert.equal(
			diagnostic.message,
			`The code under “${notes.raise.title}” changed: does it still hold? Ask Ada Lovelace.`,
		);
		assert.deepEqual(
			[diagnostic.range.start.line, diagnostic.range.end.line],
			[0, 0],
		);
		const [note] = diagnostic.relatedInformation ?? [];
		assert.match(note?.location.uri.path ?? "", /note\.ra1sebr1\.md$/);
		const editor = window.activeTextEditor;
		await editor?.edit((edit) =>
			edit.delete(editor.document.lineAt(1).rangeIncludingLineBreak),
		);
		await editor?.document.save();
		await eventually(() => assert.deepEqual(codes(), []));
	});

	it("is nothing where code only looks another way", async () => {
		await openFile(fileUri(bridge));
		await type("\tring();\n");
		await eventually(() => assert.deepEqual(codes(), ["code-changed"]));
		const editor = window.activeTextEditor;
		await editor?.edit((edit) =>
			edit.replace(editor.document.lineAt(1).range, "\t// Nobody below."),
		);
		await editor?.document.save();
		await eventually(() => assert.deepEqual(codes(), []));
	});

	it("is told of a branch that is checked out, since the branch that it began at", async () => {
		await git("checkout", "--quiet", branch);
		await eventually(() => assert.deepEqual(codes(), ["code-changed"]));
		const [, diagnostic] = told()[0] ?? [];
		assert.match(diagnostic?.message ?? "", /Lower in two steps/);
		assert.equal(diagnostic?.range.start.line, 5);
	});

	it("is in the view alone where somebody chose so", async () => {
		await git("checkout", "--quiet", branch);
		await eventually(() => assert.deepEqual(codes(), ["code-changed"]));
		await workspace.getConfiguration("tacit").update("touched", "view", true);
		await eventually(() => assert.deepEqual(codes(), []));
	});
});

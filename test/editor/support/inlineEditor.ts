import assert from "node:assert/strict";
import { commands, Position, Range, type TextEditor, window } from "vscode";
import { eventually } from "./eventually.ts";

/** How long one pressing of the key is waited for. A busy machine may draw the file anew meanwhile, and lose the focus. */
const patienceMs = 4000;

/**
 * Runs what opens an inline editor, or brings one into focus, until one that did not have the focus before has it and
 * holds `text`.
 */
export function openInlineEditor(
	open: () => Thenable<unknown>,
	text = "",
): Promise<void> {
	const before = window.activeTextEditor?.document;
	let pressed = Number.NEGATIVE_INFINITY;
	return eventually(async () => {
		if (performance.now() > pressed + patienceMs) {
			await open();
			pressed = performance.now();
		}
		const { document } = focusedInlineEditor();
		assert.notEqual(document, before, "no other editor has the focus");
		assert.equal(document.getText(), text);
	});
}

/** Replaces what stands in the inline editor that has the focus, as if it were typed there. */
export async function typeInline(text: string): Promise<void> {
	await eventually(async () => {
		const editor = focusedInlineEditor();
		const { document } = editor;
		const end = document.positionAt(document.getText().length);
		await editor.edit((edit) =>
			edit.replace(new Range(new Position(0, 0), end), text),
		);
		assert.equal(focusedInlineEditor().document.getText(), text);
	});
}

/** Presses Ctrl+Enter in the inline editor that has the focus. */
export async function submitInline(): Promise<void> {
	focusedInlineEditor();
	await commands.executeCommand("editor.action.submitComment");
}

/** Waits until no inline editor is shown. VS Code keeps the documents of some for longer. */
export async function inlineEditorsClosed(): Promise<void> {
	await eventually(() =>
		assert.deepEqual(
			window.visibleTextEditors
				.map(({ document }) => document)
				.filter(({ uri }) => uri.scheme === "comment")
				.map((document) => document.getText()),
			[],
		),
	);
}

function focusedInlineEditor(): TextEditor {
	const editor = window.activeTextEditor;
	assert.ok(
		editor?.document.uri.scheme === "comment",
		"no inline editor has the focus",
	);
	return editor;
}

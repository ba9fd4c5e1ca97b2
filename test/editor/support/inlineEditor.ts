import assert from "node:assert/strict";
import { commands, Position, Range, type TextEditor, window } from "vscode";
import { eventually } from "./eventually.ts";

/** Runs what opens an inline editor, and waits until that has the focus and holds `text`; the editor in which it is written. */
export async function openInlineEditor(
	open: () => Thenable<unknown>,
	text = "",
): Promise<TextEditor> {
	const before = window.activeTextEditor?.document;
	await open();
	return eventually(() => {
		const editor = focusedInlineEditor();
		assert.notEqual(editor.document, before, "no other editor has the focus");
		assert.equal(editor.document.getText(), text);
		return editor;
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

import assert from "node:assert/strict";
import {
	commands,
	Position,
	Range,
	type TextDocument,
	type TextEditor,
	window,
	workspace,
} from "vscode";
import { eventually } from "./eventually.ts";

/** Runs what opens an inline editor, and waits until that has the focus and holds `text`; the editor in which it is written. */
export async function openInlineEditor(
	open: () => Thenable<unknown>,
	text = "",
): Promise<TextEditor> {
	const before = window.activeTextEditor?.document;
	await open();
	return eventually(() => {
		const editor = window.activeTextEditor;
		assert.ok(
			editor && editor.document.uri.scheme === "comment",
			"no inline editor has the focus",
		);
		assert.notEqual(editor.document, before, "no other editor has the focus");
		assert.equal(editor.document.getText(), text);
		return editor;
	});
}

/** Replaces what stands in an inline editor, as if it were typed. */
export async function typeInline(
	editor: TextEditor,
	text: string,
): Promise<void> {
	const { document } = editor;
	const all = new Range(
		new Position(0, 0),
		document.positionAt(document.getText().length),
	);
	assert.ok(await editor.edit((edit) => edit.replace(all, text)));
	assert.equal(document.getText(), text);
}

/** Presses Ctrl+Enter in the inline editor that has the focus. */
export async function submitInline(): Promise<void> {
	assert.equal(window.activeTextEditor?.document.uri.scheme, "comment");
	await commands.executeCommand("editor.action.submitComment");
}

/** Waits until no inline editor is open. */
export async function inlineEditorsClosed(): Promise<void> {
	await eventually(() =>
		assert.deepEqual(
			inlineDocuments().map((document) => document.getText()),
			[],
		),
	);
}

/** What is open in inline editors. VS Code keeps an empty document for an answer to every thread; it is not among them. */
export function inlineDocuments(): readonly TextDocument[] {
	return workspace.textDocuments.filter(
		({ uri, isClosed }) =>
			uri.scheme === "comment" && uri.authority === "" && !isClosed,
	);
}

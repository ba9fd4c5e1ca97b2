import assert from "node:assert/strict";
import { commands, Position, Range, type TextEditor, window } from "vscode";
import { eventually } from "./eventually.ts";

/** A note, edit or answer that is being written under the code. */
export interface InlineEditor {
	/** Replaces what stands in it, as if it were typed there. */
	type(text: string): Promise<void>;
	/** Presses Ctrl+Enter in it. */
	submit(): Promise<void>;
}

/** How long one pressing of the key is waited for: a busy VS Code may draw a file anew meanwhile, and lose the focus. */
const patienceMs = 4000;

/**
 * Runs what opens an inline editor, or brings one into focus, until one that did not have the focus before has it and
 * holds `text`.
 */
export async function openInlineEditor(
	open: () => Thenable<unknown>,
	text = "",
): Promise<InlineEditor> {
	const before = window.activeTextEditor?.document;
	let holds = text;
	let pressed = Number.NEGATIVE_INFINITY;
	const focused = (...texts: readonly string[]) =>
		eventually(async () => {
			const isFocused =
				window.activeTextEditor?.document.uri.scheme === "comment" &&
				window.activeTextEditor.document !== before;
			if (!isFocused && performance.now() > pressed + patienceMs) {
				pressed = performance.now();
				await open();
			}
			const editor = focusedInlineEditor();
			assert.notEqual(editor.document, before, "no other editor has the focus");
			if (!texts.includes(editor.document.getText()))
				assert.equal(editor.document.getText(), texts[0]);
			return editor;
		});
	await focused(holds);
	return {
		async type(next) {
			await eventually(async () => {
				const editor = await focused(holds, next);
				await replaceAll(editor, next);
				assert.equal(focusedInlineEditor().document.getText(), next);
			});
			holds = next;
		},
		async submit() {
			await focused(holds);
			await commands.executeCommand("editor.action.submitComment");
		},
	};
}

/** Empties the inline editor that has the focus, so long as one has, and cancels it. */
export async function dismissInlineEditors(): Promise<void> {
	for (;;) {
		const editor = window.activeTextEditor;
		if (editor?.document.uri.scheme !== "comment") break;
		await replaceAll(editor, "");
		await commands.executeCommand("tacit.cancel");
		await eventually(() => assert.notEqual(window.activeTextEditor, editor));
	}
	await inlineEditorsClosed();
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

async function replaceAll(editor: TextEditor, text: string): Promise<void> {
	const { document } = editor;
	const end = document.positionAt(document.getText().length);
	await editor.edit((edit) =>
		edit.replace(new Range(new Position(0, 0), end), text),
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

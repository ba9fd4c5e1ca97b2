import {
	type CommentController,
	comments,
	type Disposable,
	l10n,
	Range,
	type Selection,
	type TextDocument,
	window,
	workspace,
} from "vscode";
import type { LineRange } from "../../core/lineRange.ts";
import { settings } from "../settings.ts";
import { linesTouched } from "../textLines.ts";

const controllerId = "tacit-plus";

/** Milliseconds between the collapse of the selection and the empty thread, at most. */
const pressTime = 2000;

/** Milliseconds that a selection rests before it is offered: by keys, selecting and writing are one movement. */
const rest = 150;

/** Milliseconds that Tacit's inline editor may take to open before `+` is offered again all the same. */
const openTime = 10_000;

/**
 * Opens Tacit's inline editor on the lines. `takeOver` is to be called right before: it takes VS Code's own thread away
 * and returns what was typed in it.
 */
type WriteOnLines = (
	document: TextDocument,
	lines: LineRange,
	takeOver: () => string,
) => void;

interface Offer {
	readonly document: TextDocument;
	readonly lines: LineRange;
}

/**
 * Offers a `+` in the gutter at the selected lines (or at every line, or nowhere). It has a controller of its own, and
 * leaves it alone while something is written: setting the ranges anew makes VS Code draw all threads of the editor
 * again. Pressing it opens VS Code's own empty thread, so that there is one way to write, that one goes in the moment
 * in which Tacit's inline editor is ready, and hands over what was typed in it. (Two at once on the same lines
 * VS Code draws twice and thrice.)
 */
export class PlusInGutter implements Disposable {
	#controller: CommentController | undefined;
	/** Where the `+` is offered. */
	#offered: Offer | undefined;
	/** Pressing the `+` collapses the selection first: where it was offered until then, and when that ended. */
	#withdrawn: { offer: Offer; at: number } | undefined;
	#resting: ReturnType<typeof setTimeout> | undefined;
	readonly #write: WriteOnLines;
	readonly #isWriting: () => boolean;
	readonly #subscriptions: Disposable[];

	constructor(write: WriteOnLines, isWriting: () => boolean) {
		this.#write = write;
		this.#isWriting = isWriting;
		this.#subscriptions = [
			window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
				const [selection] = selections;
				clearTimeout(this.#resting);
				this.#resting = setTimeout(() => {
					if (selection) this.#selected(textEditor.document, selection);
				}, rest);
			}),
			workspace.onDidOpenTextDocument((document) => {
				if (
					document.uri.scheme === "comment" &&
					document.uri.authority === controllerId
				)
					this.#pressed(document);
			}),
			workspace.onDidChangeConfiguration((event) => {
				if (event.affectsConfiguration("tacit.plusInGutter")) this.#offer();
			}),
		];
		this.#offer();
		const active = window.activeTextEditor;
		if (active) this.#selected(active.document, active.selection);
	}

	dispose(): void {
		clearTimeout(this.#resting);
		this.#controller?.dispose();
		for (const each of this.#subscriptions) each.dispose();
	}

	#selected(document: TextDocument, selection: Selection): void {
		if (document.uri.scheme !== "file") return;
		if (settings.plusInGutter() !== "selection" || this.#isWriting()) return;
		const lines = selection.isEmpty ? undefined : linesTouched(selection);
		const before = this.#offered;
		if (!before && !lines) return;
		if (
			before?.document === document &&
			before.lines.start === lines?.start &&
			before.lines.end === lines.end
		)
			return;
		if (before) this.#withdrawn = { offer: before, at: performance.now() };
		this.#offered = lines && { document, lines };
		this.#offer();
	}

	#offer(): void {
		if (settings.plusInGutter() === "never") {
			this.#controller?.dispose();
			this.#controller = undefined;
			return;
		}
		this.#controller ??= comments.createCommentController(
			controllerId,
			l10n.t("Tacit"),
		);
		this.#controller.options = {
			placeHolder: l10n.t("Why is it like this? One sentence is enough."),
		};
		this.#controller.commentingRangeProvider = {
			provideCommentingRanges: (document) => {
				if (document.uri.scheme !== "file") return [];
				if (settings.plusInGutter() === "everyLine")
					return [new Range(0, 0, document.lineCount - 1, 0)];
				const offered = this.#offered;
				return offered?.document === document
					? [new Range(offered.lines.start - 1, 0, offered.lines.end - 1, 0)]
					: [];
			},
		};
	}

	/** In `everyLine` the cursor is where the `+` was pressed. */
	#pressed(box: TextDocument): void {
		const withdrawn = this.#withdrawn;
		const offer =
			this.#offered ??
			(withdrawn && performance.now() - withdrawn.at < pressTime
				? withdrawn.offer
				: undefined);
		this.#offered = undefined;
		this.#withdrawn = undefined;
		const editor = window.visibleTextEditors.find(
			({ document }) => document.uri.scheme === "file",
		);
		const takeOver = () => {
			const typed = box.getText();
			this.#controller?.dispose();
			this.#controller = undefined;
			void nextInlineEditor().then(() => this.#offer());
			return typed;
		};
		if (offer) this.#write(offer.document, offer.lines, takeOver);
		else if (editor)
			this.#write(editor.document, linesTouched(editor.selection), takeOver);
	}
}

/** Resolves when an inline comment that is not VS Code's own empty thread has the focus, or does not come. */
function nextInlineEditor(): Promise<void> {
	return new Promise((resolve) => {
		const done = () => {
			clearTimeout(timer);
			focus.dispose();
			resolve();
		};
		const timer = setTimeout(done, openTime);
		const focus = window.onDidChangeActiveTextEditor((editor) => {
			if (
				editor?.document.uri.scheme === "comment" &&
				editor.document.uri.authority !== controllerId
			)
				done();
		});
	});
}

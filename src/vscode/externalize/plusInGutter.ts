import {
	type CommentController,
	comments,
	type Disposable,
	l10n,
	Position,
	Range,
	type Selection,
	type TextDocument,
	type TextEditor,
	WorkspaceEdit,
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

/** Milliseconds that Tacit's inline editor may take to open; after them VS Code's own thread goes all the same. */
const openTime = 10_000;

interface Offer {
	readonly document: TextDocument;
	readonly lines: LineRange;
}

/**
 * Offers a `+` in the gutter at the selected lines (or at every line, or nowhere). It has a controller of its own, and
 * leaves it alone while something is written: setting the ranges anew makes VS Code draw all threads of the editor
 * again. Pressing it opens VS Code's own empty thread; that gives way to Tacit's inline editor as soon as it is there,
 * so that there is one way to write, and hands over what was typed meanwhile.
 */
export class PlusInGutter implements Disposable {
	#controller: CommentController | undefined;
	/** Where the `+` is offered. */
	#offered: Offer | undefined;
	/** Pressing the `+` collapses the selection first: where it was offered until then, and when that ended. */
	#withdrawn: { offer: Offer; at: number } | undefined;
	#resting: ReturnType<typeof setTimeout> | undefined;
	/** VS Code's own box, while it gives way. */
	#box: TextDocument | undefined;
	readonly #write: (document: TextDocument, lines: LineRange) => void;
	readonly #isWriting: () => boolean;
	readonly #subscriptions: Disposable[];

	constructor(
		write: (document: TextDocument, lines: LineRange) => void,
		isWriting: () => boolean,
	) {
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
		const isGivingWay = this.#box !== undefined;
		this.#box = box;
		// VS Code draws the box anew when another thread joins it.
		if (isGivingWay) return;
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
		if (offer) this.#write(offer.document, offer.lines);
		else if (editor)
			this.#write(editor.document, linesTouched(editor.selection));
		void this.#giveWay();
	}

	/** Until Tacit's inline editor has the focus, what is typed goes into VS Code's own box. */
	async #giveWay(): Promise<void> {
		const inline = await nextInlineEditor();
		const box = this.#box;
		const typed = box?.getText() ?? "";
		if (box && typed !== "") {
			await inline?.edit((edit) => edit.insert(new Position(0, 0), typed));
			const all = new Range(0, 0, box.lineCount, 0);
			const emptied = new WorkspaceEdit();
			emptied.delete(box.uri, all);
			await workspace.applyEdit(emptied);
		}
		this.#box = undefined;
		// Setting the ranges anew takes an empty thread away, and leaves those of other controllers as they are.
		this.#offer();
	}
}

/** The editor of the inline comment that takes the focus next and is not VS Code's own empty thread. */
function nextInlineEditor(): Promise<TextEditor | undefined> {
	return new Promise((resolve) => {
		const done = (editor: TextEditor | undefined) => {
			clearTimeout(timer);
			focus.dispose();
			resolve(editor);
		};
		const timer = setTimeout(() => done(undefined), openTime);
		const focus = window.onDidChangeActiveTextEditor((editor) => {
			if (
				editor?.document.uri.scheme === "comment" &&
				editor.document.uri.authority !== controllerId
			)
				done(editor);
		});
	});
}

import {
	type CommentController,
	type CommentReply,
	commands,
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
import { codeFileOf } from "../codeFile.ts";
import { settings } from "../settings.ts";
import { linesTouched } from "../textLines.ts";
import { CommentInputs } from "./commentInputs.ts";

const controllerId = "tacit-plus";

/** Milliseconds between the collapse of the selection and the empty thread, at most. */
const pressTime = 2000;

/** Milliseconds that a selection rests before it is offered: by keys, selecting and writing are one movement. */
const rest = 150;

/** Milliseconds that VS Code may take to close its own thread. */
const closeTime = 2000;

/**
 * Opens Tacit's inline editor on the lines. `takeOver` is to be called right before: it takes VS Code's own thread away
 * and returns what was typed in it.
 */
type WriteOnLines = (
	document: TextDocument,
	lines: LineRange,
	takeOver: () => Promise<string>,
) => Promise<void>;

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
	/** The box of the thread that VS Code opened last. */
	#box: TextDocument | undefined;
	readonly #inputs: CommentInputs;
	readonly #write: WriteOnLines;
	readonly #isWriting: () => boolean;
	readonly #failed: (error: unknown) => void;
	readonly #subscriptions: Disposable[];

	/** `failed` is told what went wrong after a press. */
	constructor(
		write: WriteOnLines,
		isWriting: () => boolean,
		failed: (error: unknown) => void,
	) {
		this.#write = write;
		this.#isWriting = isWriting;
		this.#failed = failed;
		this.#inputs = new CommentInputs();
		this.#subscriptions = [
			window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
				const [selection] = selections;
				clearTimeout(this.#resting);
				this.#resting = setTimeout(() => {
					if (selection) this.#selected(textEditor.document, selection);
				}, rest);
			}),
			this.#inputs,
			this.#inputs.onDidOpen((document) => {
				if (document.uri.authority === controllerId)
					this.#pressed(document).catch(this.#failed);
			}),
			workspace.onDidChangeConfiguration((event) => {
				if (event.affectsConfiguration("tacit.plusInGutter")) this.#offerAnew();
			}),
		];
		if (!isWriting()) this.#offerAnew();
	}

	dispose(): void {
		clearTimeout(this.#resting);
		this.#controller?.dispose();
		for (const each of this.#subscriptions) each.dispose();
	}

	#selected(document: TextDocument, selection: Selection): void {
		if (!isText(document)) return;
		if (this.#isWriting()) return;
		if (settings.plusInGutter() !== "selection") {
			// It is gone since `+` was pressed.
			if (!this.#controller) this.#offer();
			return;
		}
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

	/** What was selected before is not meant where the `+` is at every line now. */
	#offerAnew(): void {
		this.#offered = undefined;
		this.#withdrawn = undefined;
		this.#offer();
		const active = window.activeTextEditor;
		if (active) this.#selected(active.document, active.selection);
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
				if (!isText(document)) return [];
				if (settings.plusInGutter() === "everyLine")
					return [new Range(0, 0, document.lineCount - 1, 0)];
				const offered = this.#offered;
				return offered?.document === document
					? [new Range(offered.lines.start - 1, 0, offered.lines.end - 1, 0)]
					: [];
			},
		};
	}

	/** Goes on in Tacit's inline editor with what VS Code's own thread says: its button hands over where it stands. */
	async takeOver({ thread }: CommentReply): Promise<void> {
		if (!this.#box || !thread.range) return;
		await this.#writeAt(
			await workspace.openTextDocument(thread.uri),
			linesTouched(thread.range),
			this.#box,
		);
	}

	/** Where nothing was selected, VS Code alone knows where the `+` was pressed, and tells it to its thread's button. */
	async #pressed(box: TextDocument): Promise<void> {
		this.#box = box;
		const withdrawn = this.#withdrawn;
		const offer =
			this.#offered ??
			(withdrawn && performance.now() - withdrawn.at < pressTime
				? withdrawn.offer
				: undefined);
		this.#offered = undefined;
		this.#withdrawn = undefined;
		if (offer) await this.#writeAt(offer.document, offer.lines, box);
		// A button for an empty box does nothing.
		else if (await this.#inputs.fill(box, " "))
			await commands.executeCommand("editor.action.submitComment");
	}

	#writeAt(
		document: TextDocument,
		lines: LineRange,
		box: TextDocument,
	): Promise<void> {
		return this.#write(document, lines, async () => {
			const gone = closed(box);
			this.#controller?.dispose();
			this.#controller = undefined;
			await gone;
			return box.getText().trimStart();
		});
	}
}

/** Whether it is a file whose text is its code. VS Code offers no `+` in the cells of a notebook. */
function isText(document: TextDocument): boolean {
	return codeFileOf(document)?.isNotebook === false;
}

/** Resolves when the document is closed, or VS Code takes too long for it. */
function closed(document: TextDocument): Promise<void> {
	return new Promise((resolve) => {
		const done = () => {
			clearTimeout(timer);
			closing.dispose();
			resolve();
		};
		const timer = setTimeout(done, closeTime);
		const closing = workspace.onDidCloseTextDocument((each) => {
			if (each === document) done();
		});
	});
}

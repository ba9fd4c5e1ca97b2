import {
	type Comment,
	CommentMode,
	type CommentThread,
	CommentThreadCollapsibleState,
	comments,
	type Disposable,
	l10n,
	type TextDocument,
	type Uri,
	window,
} from "vscode";
import type { LineRange } from "../../../core/lineRange.ts";
import { CommentInputs } from "../../externalize/commentInputs.ts";
import { redrawn } from "../../externalize/redrawn.ts";
import { untilBoxed } from "../../externalize/untilBoxed.ts";
import { rangeOf } from "../../textLines.ts";

/** A card that is asked. */
export interface AskedCard {
	readonly uri: Uri;
	/** 1-based, inclusive. The card stands below the last one. */
	readonly lines: LineRange;
	/** The line above it, which says what is asked. */
	readonly label: string;
	/** By which its buttons are chosen. */
	readonly phase: "asked" | "pointing";
	/** Who writes in its box; `undefined` where there is none. */
	readonly writer: string | undefined;
}

/** The one card that is asked, under its code. */
export interface CardThread extends Disposable {
	/** Shows it in the place of the one before; `undefined` takes that away. */
	show(card: AskedCard | undefined): Promise<void>;
	/** What was written into its box. */
	written(): string;
}

/**
 * Cards are threads of VS Code's comments, as notes that are being written are. No thread of theirs ever holds a comment with text: VS
 * Code would open the Comments panel. So the question is the thread's label, the box is the person's, and what the note says
 * is shown elsewhere: see `answerHover`.
 */
export function cardThread(): CardThread {
	const controller = comments.createCommentController(
		"tacit-practice",
		l10n.t("Tacit"),
	);
	const inputs = new CommentInputs();
	let card: AskedCard | undefined;
	let thread: CommentThread | undefined;
	let box: TextDocument | undefined;
	let kept = "";

	const isInSight = () =>
		window.visibleTextEditors.some(
			({ document }) => document.uri.toString() === card?.uri.toString(),
		);
	const undraw = () => {
		thread?.dispose();
		thread = undefined;
		box = undefined;
	};
	async function make(drawn: AskedCard): Promise<void> {
		undraw();
		await redrawn();
		if (drawn !== card || thread || !isInSight()) return;
		thread = controller.createCommentThread(
			drawn.uri,
			rangeOf(drawn.lines),
			[],
		);
		thread.canReply = false;
		thread.contextValue = drawn.phase;
		thread.label = drawn.label;
		if (drawn.writer !== undefined) thread.comments = [boxFor(drawn)];
		thread.collapsibleState = CommentThreadCollapsibleState.Expanded;
	}
	async function draw(): Promise<void> {
		const drawn = card;
		if (!drawn) return;
		await make(drawn);
		if (drawn.writer === undefined) return;
		await untilBoxed(inputs, {
			isWaiting: () => card === drawn && isInSight() && (box?.isClosed ?? true),
			redraw: () => make(drawn),
		});
	}
	const subscriptions = [
		controller,
		inputs,
		inputs.onDidOpen((document) => {
			if (!thread || document.uri.authority !== "") return;
			box = document;
			if (kept !== "") void inputs.fill(document, kept);
		}),
		inputs.onDidChange((document) => {
			if (document === box) kept = document.getText();
		}),
		window.onDidChangeVisibleTextEditors(() => {
			if (!card) return;
			if (!isInSight()) undraw();
			else if (!thread) void draw();
		}),
	];
	return {
		async show(next) {
			card = next;
			if (next) {
				kept = "";
				await draw();
			} else undraw();
		},
		written: () => kept,
		dispose() {
			card = undefined;
			undraw();
			for (const each of subscriptions) each.dispose();
		},
	};
}

function boxFor({ writer = "", phase }: AskedCard): Comment {
	return {
		...{ body: "", mode: CommentMode.Editing, contextValue: phase },
		author: { name: writer },
	};
}

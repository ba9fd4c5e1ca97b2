import {
	type Comment,
	type CommentController,
	CommentMode,
	type CommentThread,
	CommentThreadCollapsibleState,
	comments,
	type Disposable,
	l10n,
	type Range,
	type Uri,
	workspace,
} from "vscode";
import { redrawn } from "../../externalize/redrawn.ts";
import { untilDrawn } from "./untilDrawn.ts";

/** An inline editor under code, for the words of a step. */
export interface StepBox extends Disposable {
	/** Opens it with a text, in the place of one that is open. */
	open(
		uri: Uri,
		range: Range,
		shown: { readonly label: string; readonly text: string },
	): Promise<void>;
	/** What stands in it, as far as VS Code has told; empty while none is open. */
	text(): string;
	/** Shows it again with its text, after VS Code has closed it. */
	reopen(): void;
	close(): void;
}

const controllerId = "tacit-tour-step";

/** One at a time; its buttons are those of package.json for this controller. `onType` is told after each change of what stands in it. */
export function createStepBox(onType: () => void): StepBox {
	let controller: CommentController | undefined;
	let thread: CommentThread | undefined;
	let typed = "";
	const watching = workspace.onDidChangeTextDocument(({ document }) => {
		const { scheme, authority } = document.uri;
		// The box of a comment that is edited belongs to no controller by its name; while this one is open it is taken for its own.
		if (thread && scheme === "comment" && authority === "") {
			typed = document.getText();
			onType();
		}
	});

	const comment = (text: string): Comment => ({
		body: text,
		mode: CommentMode.Editing,
		author: { name: l10n.t("Tour") },
		contextValue: "step",
	});
	/** Goes up whenever another box is wanted, or none. */
	let round = 0;
	const close = () => {
		round++;
		thread?.dispose();
		thread = undefined;
		typed = "";
	};
	return {
		async open(uri, range, { label, text }) {
			close();
			const own = round;
			typed = text;
			controller ??= comments.createCommentController(
				controllerId,
				l10n.t("Steps of a tour"),
			);
			const maker = controller;
			await untilDrawn({
				controller: controllerId,
				isWanted: () => own === round,
				async make() {
					thread?.dispose();
					await redrawn();
					if (own !== round) return;
					thread = maker.createCommentThread(uri, range, []);
					thread.canReply = false;
					thread.label = label;
					thread.contextValue = "step";
					thread.comments = [comment(typed)];
					thread.collapsibleState = CommentThreadCollapsibleState.Expanded;
				},
			});
		},
		text: () => typed,
		reopen() {
			if (thread) thread.comments = [comment(typed)];
		},
		close,
		dispose() {
			watching.dispose();
			close();
			controller?.dispose();
		},
	};
}

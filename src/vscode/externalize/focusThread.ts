import {
	type CommentThread,
	CommentThreadCollapsibleState,
	type TextEditor,
	window,
} from "vscode";

/** Milliseconds that a thread stays closed: VS Code takes no notice of less, and a busy one of twice or four times as much. */
const blink = 300;
const longestBlink = 1200;

/** Milliseconds in which the box of a thread that opens gets the focus. */
const focusTime = 1500;

/**
 * VS Code gives an inline editor the focus when its thread opens, so one that is open closes for a moment: for longer
 * where VS Code is too busy to notice.
 */
export async function focusThread(thread: CommentThread): Promise<void> {
	for (let closed = blink; closed <= longestBlink; closed *= 2) {
		thread.collapsibleState = CommentThreadCollapsibleState.Collapsed;
		await new Promise((resolve) => setTimeout(resolve, closed));
		const focused = inputFocused();
		thread.collapsibleState = CommentThreadCollapsibleState.Expanded;
		if (await focused) return;
	}
}

/** Whether the box of an inline comment has or gets the focus before long. */
function inputFocused(): Promise<boolean> {
	return new Promise((resolve) => {
		const look = (editor: TextEditor | undefined) => {
			if (editor?.document.uri.scheme === "comment") end(true);
		};
		const end = (isFocused: boolean) => {
			clearTimeout(timer);
			watching.dispose();
			resolve(isFocused);
		};
		const watching = window.onDidChangeActiveTextEditor(look);
		const timer = setTimeout(() => end(false), focusTime);
		look(window.activeTextEditor);
	});
}

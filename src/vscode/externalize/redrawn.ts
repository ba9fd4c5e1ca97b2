import { commands } from "vscode";

/**
 * Resolves when VS Code has drawn the threads of its editors anew after all that it was told until now: after a document
 * is shown, a controller is gone, or ranges for comments are set. It takes note of its threads, asks the extension host
 * for the ranges, and then draws the threads it took note of: one that is made in between is lost or drawn twice when
 * it asks twice at a time, as 1.103 does after two quick selections. Messages keep their order, so the answer to a first
 * question says that it has asked, and the answer to a second that it has drawn.
 */
export async function redrawn(): Promise<void> {
	await roundTrip();
	await new Promise(setImmediate);
	await roundTrip();
}

/** A command that runs in the window and does nothing there. */
function roundTrip(): Thenable<unknown> {
	return commands.executeCommand("setContext", "tacit.redrawn", true);
}

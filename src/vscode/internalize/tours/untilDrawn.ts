import {
	Disposable,
	type Event,
	EventEmitter,
	type Uri,
	workspace,
} from "vscode";

/** Milliseconds in which VS Code draws a thread, unless it has lost it. */
const drawTime = 3000;
/** How often a thread is made once more. */
const redraws = 3;

/** What makes a thread until it is drawn. */
export interface ThreadToDraw {
	/** The id of its controller. */
	readonly controller: string;
	/** Whether it is still the one to be shown. */
	isWanted(): boolean;
	/** Makes it, the one before is to go. */
	make(): Promise<void> | void;
}

/**
 * A busy VS Code loses a thread now and then while it draws all anew. With each that it draws it opens a box for replies, also
 * where none may be written: while none opens, the thread is made once more, at most three times.
 */
export async function untilDrawn(thread: ThreadToDraw): Promise<void> {
	const uris: Uri[] = [];
	const opened = new EventEmitter<undefined>();
	const watching = Disposable.from(
		opened,
		workspace.onDidOpenTextDocument(({ uri }) => {
			if (uri.scheme !== "comment" || uri.authority !== thread.controller)
				return;
			uris.push(uri);
			opened.fire(undefined);
		}),
	);
	try {
		for (let left = redraws; left >= 0 && thread.isWanted(); left--) {
			uris.length = 0;
			await thread.make();
			if (uris.length > 0 || (await firesSoon(opened.event))) return;
		}
	} finally {
		watching.dispose();
	}
}

/** Whether the event comes while a thread is still likely to be drawn. */
function firesSoon(event: Event<undefined>): Promise<boolean> {
	return new Promise((resolve) => {
		const end = (isDrawn: boolean) => {
			clearTimeout(timer);
			listening.dispose();
			resolve(isDrawn);
		};
		const listening = event(() => end(true));
		const timer = setTimeout(() => end(false), drawTime);
	});
}

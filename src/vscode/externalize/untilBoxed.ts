import type { CommentInputs } from "./commentInputs.ts";

/** Milliseconds in which VS Code shows the box of a thread, unless it has lost it. */
const boxTime = 3000;
/** How often a thread is made once more. */
const redraws = 3;

/** A thread that is to get a box to write in. */
export interface ThreadToBox {
	/** Whether it has none yet and should: not of a file that is out of sight, nor of what was saved or thrown away. */
	isWaiting(): boolean;
	/** Makes it once more. */
	redraw(): Promise<void>;
}

/**
 * A busy VS Code loses a thread now and then while it draws all anew: then it is made once more, at most three times, until
 * there is a box to write in. Where comments are not shown at all there never is.
 */
export async function untilBoxed(
	inputs: Pick<CommentInputs, "opened">,
	{ isWaiting, redraw }: ThreadToBox,
): Promise<void> {
	for (let left = redraws; left > 0; left--) {
		await inputs.opened(() => !isWaiting(), boxTime);
		if (!isWaiting()) return;
		await redraw();
	}
}

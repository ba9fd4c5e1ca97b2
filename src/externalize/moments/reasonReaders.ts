import { commentReason } from "../reasons/commentReason.ts";
import { commentsIn } from "../reasons/commentsIn.ts";
import { readCommitText } from "../reasons/commitText.ts";
import { suppressionsIn } from "../reasons/suppressionsIn.ts";
import type { MomentReaders } from "./momentReaders.ts";

/** Messages and comments as `externalize/reasons` reads them. */
export const reasonReaders: MomentReaders = {
	readMessage: (message) => ({
		...readCommitText(message),
		// Few are asked for it.
		get nearReason() {
			return readCommitText(message, 0).reason?.strength ?? 0;
		},
	}),
	commentsIn,
	givesReason: (comment) => commentReason(comment) !== undefined,
	suppressionsIn,
};

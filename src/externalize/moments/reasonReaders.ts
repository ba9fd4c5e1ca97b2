import { commentReason } from "../reasons/commentReason.ts";
import { commentsIn } from "../reasons/commentsIn.ts";
import { readCommitText } from "../reasons/commitText.ts";
import { suppressionsIn } from "../reasons/suppressionsIn.ts";
import type { MomentReaders } from "./momentReaders.ts";

/** Messages and comments as `externalize/reasons` reads them. */
export const reasonReaders: MomentReaders = {
	readMessage: (message) => ({
		...withSubject(readCommitText(message)),
		// Few are asked for it.
		get nearReason() {
			return readCommitText(message, 0).reason?.strength ?? 0;
		},
	}),
	commentsIn,
	givesReason: (comment) => commentReason(comment) !== undefined,
	suppressionsIn,
};

/** Longer ones nobody wrote by hand; in UTF-16 units. */
const longestSubject = 1_000;

function withSubject<T extends { readonly subject: string }>(text: T): T {
	return { ...text, subject: text.subject.slice(0, longestSubject) };
}

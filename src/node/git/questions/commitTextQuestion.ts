import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";

/** A commit (full hash) as it is stored: what stands above its message, and the message. */
export interface CommitText {
	/** Lines with their ends, as bytes in latin1. */
	readonly header: string;
	readonly message: Buffer;
}

/** Asks for a commit (full hash) as it is stored; `undefined` where there is none. */
export function commitTextQuestion(
	commit: string,
): GitQuestion<CommitText | undefined> {
	return {
		purpose: msg`read a commit`,
		commands: ["cat-file", "commit", commit],
		accepts: [0, 128],
		parse(output, exitCode) {
			const end = exitCode === 0 ? output.indexOf("\n\n") : -1;
			if (end < 0) return undefined;
			return {
				header: output.subarray(0, end + 1).toString("latin1"),
				message: output.subarray(end + 2),
			};
		},
	};
}

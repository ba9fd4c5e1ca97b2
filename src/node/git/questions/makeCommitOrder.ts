import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";

/**
 * Commits what the index holds, with hooks, signature and author as the person has set them up, and answers the new
 * commit's (shortened) id, `undefined` when git's words are not understood. `message`: the message, or `keep` to
 * replace the last commit and keep its message.
 */
export function makeCommitOrder(
	message: { readonly text: string } | "keep",
): GitQuestion<string | undefined> {
	return {
		purpose: msg`commit`,
		commands:
			message === "keep"
				? ["commit", "--amend", "--no-edit", "--cleanup=verbatim"]
				: ["commit", "--file=-"],
		...(message !== "keep" && { input: message.text }),
		parse(output) {
			// “[main (root-commit) 1a2b3c4] Subject”
			return /^\[.*?([0-9a-f]{4,64})\] /m.exec(output.toString("utf8"))?.[1];
		},
	};
}

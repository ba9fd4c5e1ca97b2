import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";

/** Asks for a commit (full hash) that HEAD and all of these (ids that git has) come from; `undefined` where there is none. */
export function commonCommitQuestion(
	commits: readonly string[],
): GitQuestion<string | undefined> {
	return {
		purpose: msg`compare commits`,
		commands: ["merge-base", "--octopus", "HEAD", ...commits],
		accepts: [0, 1, 128],
		parse: (output) =>
			/^[0-9a-f]{40,64}$/m.exec(output.toString("latin1"))?.[0],
	};
}

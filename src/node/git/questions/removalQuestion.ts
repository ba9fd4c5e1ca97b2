import { msg } from "../../../core/message.ts";
import type { Removal } from "../../../core/ports.ts";
import type { GitQuestion } from "../gitQuestion.ts";

/**
 * Asks for the last commit reachable from HEAD that changed how often `text` (of one line) stands in the file that had the
 * names `paths`; `undefined` where there is none.
 */
export function removalQuestion(
	paths: readonly string[],
	text: string,
): GitQuestion<Removal | undefined> {
	return {
		purpose: msg`look for the commit that removed code`,
		commands: [
			"log",
			"-1",
			// A file that goes from one of the names to another has the text as often as before.
			"-M",
			"--no-ext-diff",
			"--no-textconv",
			"--format=%H%x00%an%x00%ad%x00%s",
			"--date=short",
			`-S${text}`,
			"HEAD",
			"--",
			...paths.map((path) => `:(top,literal)${path}`),
		],
		// 128: no commit yet.
		accepts: [0, 128],
		parse(output, exitCode) {
			const [commit, author, date, subject] = output
				.toString("utf8")
				.replace(/\n$/, "")
				.split("\0");
			return exitCode === 0 && commit && subject !== undefined
				? { commit, author: author ?? "", date: date ?? "", subject }
				: undefined;
		},
	};
}

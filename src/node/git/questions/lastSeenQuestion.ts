import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";
import { splitNul } from "../splitNul.ts";

/** Commits that are looked at, the newest first. */
const mostCommits = 20_000;

/** Asks who wrote or passed on a commit reachable from HEAD in the last `days` days: addresses and days, the newest first. */
export function lastSeenQuestion(
	days: number,
): GitQuestion<readonly (readonly [email: string, date: string])[]> {
	return {
		purpose: msg`list who was active lately`,
		commands: [
			"log",
			"-z",
			`--max-count=${mostCommits}`,
			`--since=${days}.days.ago`,
			"--date=short",
			"--format=%aE%x00%ad%x00%cE%x00%cd",
			"HEAD",
			"--",
		],
		// 128: no commit yet.
		accepts: [0, 128],
		parse(output, exitCode) {
			const seen: (readonly [string, string])[] = [];
			const parts = exitCode === 0 ? splitNul(output) : [];
			for (let at = 0; at + 1 < parts.length; at += 2)
				seen.push([parts[at] ?? "", parts[at + 1] ?? ""]);
			return seen;
		},
	};
}

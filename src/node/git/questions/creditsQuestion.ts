import { msg } from "../../../core/message.ts";
import { type Person, parsePerson } from "../../../core/person.ts";
import type { GitQuestion } from "../gitQuestion.ts";
import { splitNul } from "../splitNul.ts";

/** Who made a commit, as git tells it: the author as the mailmap has them, the co-authors as the message does. */
export interface ToldCredits {
	/** Milliseconds since 1970-01-01 UTC. */
	readonly at: number;
	readonly author: Person;
	readonly coAuthors: readonly Person[];
}

/** Asks for the last `most` commits of all branches since so many months ago, the newest first; merges aside. */
export function creditsQuestion(
	months: number,
	most: number,
): GitQuestion<readonly ToldCredits[]> {
	return {
		purpose: msg`list who works here`,
		commands: [
			...["log", "-z", "--branches", "--remotes", "HEAD", "--no-merges"],
			...[`--since=${months}.months`, `--max-count=${most}`],
			"--format=%at%x00%aN%x00%aE%x00%(trailers:key=Co-authored-by,valueonly,unfold)",
			"--",
		],
		parse(output) {
			const parts = splitNul(output);
			const commits: ToldCredits[] = [];
			for (let at = 0; at + 3 < parts.length; at += 4) {
				const [seconds, name = "", email, trailers = ""] = parts.slice(
					at,
					at + 4,
				);
				commits.push({
					at: Number(seconds) * 1000,
					author: { name: name || email || "?", email: email || undefined },
					coAuthors: trailers
						.split("\n")
						.flatMap((each) => parsePerson(each) ?? []),
				});
			}
			return commits;
		},
	};
}

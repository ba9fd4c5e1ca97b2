import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";
import { splitNul } from "../splitNul.ts";

/** Asks on which day everybody made their first commit that HEAD reaches, by address in lower case. Walks all of history. */
export const firstCommitsQuestion: GitQuestion<ReadonlyMap<string, string>> = {
	purpose: msg`tell when people came`,
	commands: [
		"log",
		"-z",
		"--date=short",
		// As the mailmap has them.
		"--format=%aE%x00%ad",
		"HEAD",
		"--",
	],
	// 128: no commit yet.
	accepts: [0, 128],
	parse(output, exitCode) {
		const first = new Map<string, string>();
		const parts = exitCode === 0 ? splitNul(output) : [];
		for (let at = 0; at + 1 < parts.length; at += 2) {
			const person = (parts[at] ?? "").toLowerCase();
			const day = parts[at + 1] ?? "";
			const known = first.get(person);
			if (known === undefined || day < known) first.set(person, day);
		}
		return first;
	},
};

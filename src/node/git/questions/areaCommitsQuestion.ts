import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";
import { splitNul } from "../splitNul.ts";

/** A commit as git tells it: paths as they are, nothing checked. */
export interface ToldAreaCommit {
	readonly hasParent: boolean;
	readonly name: string;
	readonly email: string;
	/** Of authorship, `YYYY-MM-DD`. */
	readonly date: string;
	readonly paths: readonly string[];
}

/** Asks for the last `most` commits of HEAD that changed files at or below `folder`, with the names of these files alone; merges aside. */
export function areaCommitsQuestion(
	folder: string,
	most: number,
): GitQuestion<readonly ToldAreaCommit[]> {
	return {
		purpose: msg`list the commits that changed a folder`,
		commands: [
			"log",
			"-z",
			`--max-count=${most}`,
			"--name-only",
			"--no-renames",
			"--no-merges",
			"--no-ext-diff",
			"--no-textconv",
			"--date=short",
			// The first of these is in no name of a file. Names and addresses as the mailmap has them.
			"--format=/%P%x00%aN%x00%aE%x00%ad",
			"HEAD",
			"--",
			folder === "" ? ":(top)" : `:(top,literal)${folder}`,
		],
		// 128: no commit yet.
		accepts: [0, 128],
		parse: (output, exitCode) => (exitCode === 0 ? parseCommits(output) : []),
	};
}

function parseCommits(output: Buffer): readonly ToldAreaCommit[] {
	const commits: (ToldAreaCommit & { paths: string[] })[] = [];
	const parts = splitNul(output).map((part) => part.replace(/^\n/, ""));
	for (let at = 0; at < parts.length; at++) {
		const part = parts[at] ?? "";
		if (part.startsWith("/")) {
			const [name = "", email = "", date = ""] = parts.slice(at + 1, at + 4);
			commits.push({ hasParent: part !== "/", name, email, date, paths: [] });
			at += 3;
		} else if (part !== "") commits.at(-1)?.paths.push(part);
	}
	return commits;
}

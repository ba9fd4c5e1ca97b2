import { msg } from "../../../core/message.ts";
import { parseRepoPath, type RepoPath } from "../../../core/repoPath.ts";
import type { GitQuestion } from "../gitQuestion.ts";
import { splitNul } from "../splitNul.ts";

/** Asks for the Markdown files in `.tacit` folders that git does not know, those left out that it ignores. */
export const untrackedNotesQuestion: GitQuestion<readonly RepoPath[]> = {
	purpose: msg`list the notes that are not committed`,
	commands: [
		...["ls-files", "-z", "--others", "--exclude-standard", "--full-name"],
		...["--", ":(top,glob)**/.tacit/**/*.md"],
	],
	parse: (output) =>
		splitNul(output).flatMap((text) => {
			const path = parseRepoPath(text);
			return path === undefined ? [] : [path];
		}),
};

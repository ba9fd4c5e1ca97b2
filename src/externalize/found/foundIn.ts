import { hostLinks } from "../../core/hostLinks.ts";
import type { HeldByGit } from "../../core/lineage/heldByGit.ts";
import type { LineRange } from "../../core/lineRange.ts";
import type { CodeText } from "../../core/notebook/codeText.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { type FoundReason, rankReasons } from "./rankReasons.ts";
import {
	commentStatements,
	commitStatements,
	recordStatements,
	wordsOfCode,
} from "./statements.ts";

/** The reasons for lines of a file's code in what git holds (`undefined`: nothing) and in the file's comments: at most five, best first. */
export function foundIn(
	path: RepoPath,
	code: CodeText,
	lines: LineRange,
	held: HeldByGit | undefined,
): readonly FoundReason[] {
	const comments = commentStatements(code.lines.join("\n"), path, lines);
	if (!held) return rankReasons(path, { comments, commits: [], records: [] });
	const { past, changedFiles, remoteUrl, documents } = held;
	const words = wordsOfCode(code.lines.slice(lines.start - 1, lines.end));
	const host = remoteUrl === undefined ? undefined : hostLinks(remoteUrl);
	return rankReasons(path, {
		comments,
		commits: commitStatements(past, changedFiles, words, host),
		records: recordStatements(path, documents),
	});
}

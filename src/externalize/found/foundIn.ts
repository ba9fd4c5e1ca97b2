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
import { type Knower, whoMayKnow } from "./whoMayKnow.ts";

/** What was found for lines of code. */
export interface Found {
	/** At most five, best first. */
	readonly reasons: readonly FoundReason[];
	/** Who is still here to ask, at most three. */
	readonly knowers: readonly Knower[];
}

/** The reasons for lines of a file's code in what git holds (`undefined`: nothing) and in the file's comments. */
export function foundIn(
	path: RepoPath,
	code: CodeText,
	lines: LineRange,
	held: HeldByGit | undefined,
): Found {
	const comments = commentStatements(code.lines.join("\n"), path, lines);
	if (!held)
		return {
			reasons: rankReasons(path, { comments, commits: [], records: [] }),
			knowers: [],
		};
	const { past, changedFiles, lastSeen, remoteUrl, documents } = held;
	const words = wordsOfCode(code.lines.slice(lines.start - 1, lines.end));
	const host = remoteUrl === undefined ? undefined : hostLinks(remoteUrl);
	return {
		reasons: rankReasons(path, {
			comments,
			commits: commitStatements(past, changedFiles, words, host),
			records: recordStatements(path, documents),
		}),
		knowers: whoMayKnow(past, lastSeen),
	};
}

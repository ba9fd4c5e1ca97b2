import type { LineChange } from "../../core/lineage/lineage.ts";
import type { LineRange } from "../../core/lineRange.ts";
import type { Commit } from "../../core/ports.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { RecordMention } from "./records.ts";

/** What a text says, and how surely that is a reason. */
export interface Statement {
	/** Plain text, a sentence or a few. */
	readonly text: string;
	/** 0 (says nothing) to 1 (surely a reason). */
	readonly strength: number;
}

/** An issue or a pull request. */
export interface FoundReference {
	/** As people write it: `#123`. */
	readonly label: string;
	/** Its page, `https:`; `undefined` where the host is not known. */
	readonly url: string | undefined;
}

/** A commit that changed the lines, and what its message says. */
export interface CommitStatement extends Statement {
	readonly change: LineChange;
	readonly subject: string;
	/** How many files the commit changed. */
	readonly breadth: number;
	readonly references: readonly FoundReference[];
}

/** A comment in the lines or beside them, and what it says. */
export interface CommentStatement extends Statement {
	/** Of the comment. */
	readonly lines: LineRange;
	/** How near it is: 1 in the lines or right above them, less for one that speaks of all of the file. */
	readonly nearness: number;
}

/** A decision record that names the file, and what it says there. */
export interface RecordStatement extends Statement {
	readonly mention: RecordMention;
}

/** A reason that the repository already holds for lines of code. */
export interface FoundReason {
	/** Plain text, a sentence or a few: what was written, shortened by whole sentences. */
	readonly text: string;
	/** The commit's subject, or the record's title; `undefined` for a comment. */
	readonly heading: string | undefined;
	readonly source:
		| {
				readonly type: "commit";
				readonly commit: Commit;
				/** Issues and pull requests that its message names. */
				readonly references: readonly FoundReference[];
		  }
		| {
				readonly type: "comment";
				readonly path: RepoPath;
				readonly lines: LineRange;
		  }
		| {
				readonly type: "record";
				readonly path: RepoPath;
				readonly line: number;
		  };
	/** How likely it tells somebody who reads the lines why they are as they are, 0 to 1: an order, not a measured share. */
	readonly score: number;
}

const mostFound = 5;
/** What is less likely to be a reason is not shown. */
const leastScore = 0.15;

/**
 * The best reasons for lines of the file at `path`, at most five. What counts is how surely a text gives a reason, times how
 * much it is about these lines: of a commit how much of them it made (the one that brought them counts most) and how few files it changed, of a
 * comment how near it is, of a record how surely it names the file. The same words count once.
 */
export function rankReasons(
	path: RepoPath,
	{
		commits,
		comments,
		records,
	}: {
		readonly commits: readonly CommitStatement[];
		readonly comments: readonly CommentStatement[];
		readonly records: readonly RecordStatement[];
	},
): readonly FoundReason[] {
	const all: FoundReason[] = [
		...comments.map(({ text, strength, lines, nearness }) => ({
			text,
			heading: undefined,
			source: { type: "comment", path, lines } as const,
			score: strength * nearness,
		})),
		...commits.map(
			({ text, strength, subject, change, breadth, references }) => ({
				text,
				heading: subject,
				source: {
					type: "commit",
					commit: change.change.commit,
					references,
				} as const,
				score: strength * aboutness(change, breadth),
			}),
		),
		...records.map(({ text, strength, mention }) => ({
			text,
			heading: mention.title,
			source: {
				type: "record",
				path: mention.path,
				line: mention.line,
			} as const,
			score: strength * mention.certainty,
		})),
	];
	const said = new Set<string>();
	return all
		.filter(({ score }) => score >= leastScore)
		.sort((a, b) => b.score - a.score)
		.filter(({ text }) => {
			const bare = text.toLowerCase().replace(/\W+/g, " ").trim();
			if (said.has(bare)) return false;
			said.add(bare);
			return true;
		})
		.slice(0, mostFound);
}

/** Of a commit that changed more files, its message is likely to speak of something else. */
const narrow = 5;

/** How much a commit is about the lines, 0 to 1. */
function aboutness({ share, isOrigin }: LineChange, breadth: number): number {
	const own = isOrigin ? 0.9 : 0.5 + 0.4 * Math.sqrt(share);
	return breadth <= narrow ? own : own / (1 + Math.log2(breadth / narrow) / 4);
}

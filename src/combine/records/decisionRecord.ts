import type { Finding } from "../../core/finding.ts";
import type { LineRange } from "../../core/lineRange.ts";
import type { Person } from "../../core/person.ts";
import type { RepoPath } from "../../core/repoPath.ts";

/** Where a record can stand. */
export const recordStates = [
	"proposed",
	"accepted",
	"rejected",
	"deprecated",
	"superseded",
] as const;
/** One of `recordStates`. */
export type RecordState = (typeof recordStates)[number];

/** One entry of a record's history of statuses. */
export interface RecordStatus {
	/** The words as they stand there, without list marks, emphasis and links' targets. */
	readonly written: string;
	/** What they mean; `undefined` where that is not known, and never guessed. */
	readonly is: RecordState | undefined;
	/** `YYYY-MM-DD`, where the entry gives a day of its own. */
	readonly date: string | undefined;
}

/** How a record speaks of another one. */
export type RecordLinkKind =
	| "supersedes"
	| "superseded-by"
	| "amends"
	| "amended-by"
	| "relates";

/** A record's word about another record. */
export interface RecordLink {
	readonly is: RecordLinkKind;
	/** The words before the link as written, e.g. `Superceded by`, `Clarifies`; empty where there are none. */
	readonly written: string;
	/** What is named, as written: a path, a number, a slug. */
	readonly named: string;
	/** The record meant; `undefined` where none has that name, which is a finding. */
	readonly target: RepoPath | undefined;
	/** 1-based, inclusive. */
	readonly lines: LineRange;
}

/** An option that was looked at and not taken. */
export interface RejectedOption {
	/** One line of Markdown source. */
	readonly title: string;
	/** Why not, one line of Markdown source; `undefined` where nothing is said. */
	readonly reason: string | undefined;
}

/** An architecture decision record, as its file has it, whatever format that follows. */
export interface DecisionRecord {
	readonly path: RepoPath;
	readonly style: "nygard" | "madr" | "log4brains" | "free";
	/** What the file's name begins with, as written: `0012`, `ADR019`, `adr-007`, `20200101`; `undefined` where it has no number. */
	readonly label: string | undefined;
	/** The number in it; `undefined` where it has none, and for days (`20200101-…`). */
	readonly number: number | undefined;
	/** One line of Markdown source, without the number; the file's name in words where it has no heading. */
	readonly title: string;
	/** The one that holds last: in the file's order, unless their days run the other way; empty where none is given. */
	readonly statuses: readonly RecordStatus[];
	/** `YYYY-MM-DD`; `undefined` where none can be read. */
	readonly date: string | undefined;
	/** Who decided, in the file's order. */
	readonly people: readonly Person[];
	readonly tags: readonly string[];
	readonly links: readonly RecordLink[];
	/** What in its text may be the name of a file, in the text's order: see `namesInRecord`. */
	readonly named: readonly string[];
	/** The files of the repository that it names, in the text's order; empty until `withNamedFiles` looked. */
	readonly files: readonly RepoPath[];
	/** What was decided, shortened: Markdown source of at most 5 lines and 600 characters; empty where nothing can be found. */
	readonly gist: string;
	/** Why (context, problem, drivers), cut the same way. */
	readonly why: string;
	/** In the file's order. */
	readonly rejected: readonly RejectedOption[];
	/** The text of each Mermaid diagram, in the file's order. */
	readonly diagrams: readonly string[];
	/** Of an export of Tacit's: what its mark says that it was made of. */
	readonly exportedFrom: string | undefined;
	/** What is wrong with the file by itself. */
	readonly findings: readonly Finding[];
}

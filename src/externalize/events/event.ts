import type { LineRange } from "../../core/lineRange.ts";
import type { RepoPath } from "../../core/repoPath.ts";

/**
 * Stands for a text, of which it tells nothing but whether another one is the same: a hash with a salt of the repository's
 * own (see `textIds`), 16 hexadecimal digits. Empty for no text.
 */
export type TextId = string;

interface Reported {
	/** Milliseconds since 1970-01-01 UTC. */
	readonly at: number;
}

/** Lines of a text, 1-based, inclusive; where there are none, `end` is `start - 1`. */
export type Stretch = LineRange;

/** What a save put in the place of what, without regard to layout. */
export interface SavedChange {
	/** In the text as it was saved before. */
	readonly before: Stretch;
	/** In the text as saved now. */
	readonly after: Stretch;
	/** The lines that went, without layout. */
	readonly was: TextId;
	/** The lines that came, without layout. */
	readonly now: TextId;
	/** The line around the literal, where a literal alone was changed: the same for all values of one place. */
	readonly frame?: TextId;
}

/** A file was saved with changes. Lines are those of the text as saved now, where nothing else is said. */
export interface SavedEvent extends Reported {
	readonly type: "saved";
	readonly path: RepoPath;
	/** The whole text before and now, without layout: the same where a formatter alone was at work. */
	readonly before: TextId;
	readonly after: TextId;
	/** The first 200, in order. */
	readonly changes: readonly SavedChange[];
	/** Nothing but undoing and redoing led here since the last save. */
	readonly isUndone: boolean;
	/** Lines that were put in, several at once, by one edit: pasted or completed, as far as can be guessed. */
	readonly pasted: readonly LineRange[];
	/** Where marks of a merge conflict stood before this save, and none does now: what was put in their place. */
	readonly resolved: readonly LineRange[];
}

/** A file or folder went to another path, in the editor. */
export interface MovedEvent extends Reported {
	readonly type: "moved";
	readonly from: RepoPath;
	readonly to: RepoPath;
}

/** A file or folder was deleted, in the editor. */
export interface DeletedEvent extends Reported {
	readonly type: "deleted";
	readonly path: RepoPath;
}

/** Errors in a file came or went, as language services report them. */
export interface ProblemsEvent extends Reported {
	readonly type: "problems";
	readonly path: RepoPath;
	/** How many there are now. */
	readonly errors: number;
}

/** A task or a command in a terminal ended. */
export interface RanEvent extends Reported {
	readonly type: "ran";
	readonly by: "task" | "terminal";
	/** Its program alone, without folder and arguments: `npm`. Empty where that is not sure to be one. */
	readonly program: string;
	/** All of it. */
	readonly command: TextId;
	/** `undefined` where it is not known, which is no evidence of anything. */
	readonly exitCode: number | undefined;
}

/** A debug session ended. */
export interface DebuggedEvent extends Reported {
	readonly type: "debugged";
	/** What was run. */
	readonly configuration: TextId;
	/** How often an exception stopped it. */
	readonly exceptions: number;
	/** `undefined` where it is not known. */
	readonly exitCode: number | undefined;
}

/** What was done with git, by whatever tool. */
export const gitDeeds = [
	"commit",
	"amend",
	"merge",
	"revert",
	"cherry-pick",
	"rebase",
	"pull",
	"checkout",
	"reset",
	"stash",
	"other",
] as const;

export type GitDeed = (typeof gitDeeds)[number];

/** HEAD moved, or its commit was made anew. A rebase, however many commits it moved, is one event, at its end. */
export interface GitEvent extends Reported {
	readonly type: "git";
	readonly did: GitDeed;
	/** Full hash; empty before the first commit. */
	readonly from: string;
	/** Full hash. */
	readonly to: string;
}

/** How one of those who work together stopped, or went on in another role. */
export const handoverDeeds = ["swapped", "left", "ended"] as const;

export type HandoverDeed = (typeof handoverDeeds)[number];

/** Roles were swapped, a partner left, or the session ended. */
export interface HandoverEvent extends Reported {
	readonly type: "handover";
	readonly did: HandoverDeed;
	/** The name of who had been typing, or who left; `undefined` where it is not known, or the session ended for all. */
	readonly from: string | undefined;
	/** The name of who goes on; `undefined` where nobody does, or several. */
	readonly to: string | undefined;
}

/** What the editor or git reported. It holds no code: positions, and ids that only tell whether texts are the same. */
export type WorkEvent =
	| SavedEvent
	| MovedEvent
	| DeletedEvent
	| ProblemsEvent
	| RanEvent
	| DebuggedEvent
	| GitEvent
	| HandoverEvent;

import type { LineRange } from "../../core/lineRange.ts";
import type { Message } from "../../core/message.ts";
import type { WholeCommit } from "../../core/ports.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { MomentForm } from "./chanceWanted.ts";

/** What can have happened that is worth a question. */
export const momentKinds = [
	/** What was done was taken back, by a commit or by hand. */
	"revert",
	/** The same lines were written anew, again. */
	"rework",
	/** A command, test or debug session failed again and again, then passed. */
	"struggle",
	/** A tool was silenced, a test skipped, a wait or a mark left. */
	"workaround",
	/** A literal alone was changed. */
	"value",
	/** A direct dependency came, went, was held or went back. */
	"dependency",
	/** Much code is gone. */
	"removal",
	/** Both sides of a merge had changed the same lines. */
	"conflict",
	/** How the code is built, checked, deployed or stored was changed. */
	"configuration",
	/** A coding agent wrote it, or helped to. */
	"agent",
	/** Code under a note changed in substance. */
	"note",
	/** Somebody edits lines on which a question is open. */
	"question",
	/** Somebody goes who knows, or another takes over. */
	"handover",
	/** Somebody changed something where they had not before. */
	"surprise",
] as const;

export type MomentKind = (typeof momentKinds)[number];

/** How readily somebody wants to be asked. */
export const momentLevels = ["quiet", "normal", "eager"] as const;

export type MomentLevel = (typeof momentLevels)[number];

/** The weight from which on a moment is told, by level. */
export const leastWeights: Readonly<Record<MomentLevel, number>> = {
	quiet: 0.68,
	normal: 0.5,
	eager: 0.3,
};

/** What a moment is seen by. */
export interface Evidence {
	readonly said: Message;
	/** The commit in which it is seen, where that is not the moment's own; full hash. */
	readonly commit?: string;
}

/** What one kind finds in a commit. */
export interface Finding {
	/** How telling the signs are, 0 to 1; see `momentWeight`. */
	readonly sign: number;
	/** Left out for those of which too few were labelled. */
	readonly form?: MomentForm | undefined;
	/** Where it stands after the commit or, of a file that is gone, where it stood. */
	readonly path: RepoPath;
	/** Lines after the commit; `undefined`: the whole file, or one that is gone. */
	readonly lines: LineRange | undefined;
	/** Names what happened, and asks what only who did it knows. */
	readonly question: Message;
	readonly evidence: readonly Evidence[];
}

/** A moment at which somebody who was there should be asked. */
export interface Moment extends Omit<Finding, "sign" | "form"> {
	readonly kind: MomentKind;
	/** 0 to 1; see `momentWeight`. */
	readonly weight: number;
}

/** A moment that a commit shows. */
export interface CommitMoment extends Moment {
	readonly commit: WholeCommit;
}

import type { LineRange } from "../../core/lineRange.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { AgendaNote } from "../agenda/agenda.ts";

/** A file of the area on which much was done. */
export interface HotSpot {
	readonly path: RepoPath;
	/** Commits that changed it; 0 where git does not tell. */
	readonly changes: number;
	/** Who knows it and is here, the likeliest first; nobody who wants to be named nowhere. */
	readonly knowers: readonly string[];
	readonly notes: readonly AgendaNote[];
}

/** Something that is written in the code. */
export interface SaidInCode {
	readonly path: RepoPath;
	/** 1-based, inclusive. */
	readonly lines: LineRange | undefined;
	readonly said: string;
}

/** An area as those see it who are to learn it. */
export interface LearningArea {
	/** A file or folder. */
	readonly path: RepoPath;
	/** The hottest first. */
	readonly hotSpots: readonly HotSpot[];
	/** Notes that say much the same, with words that both have. */
	readonly alike: readonly {
		readonly one: AgendaNote;
		readonly other: AgendaNote;
		readonly place: RepoPath;
		readonly words: readonly string[];
	}[];
	/** Decisions that hold. */
	readonly decisions: readonly AgendaNote[];
	/** Reasons in comments that no note has, the surest first. */
	readonly unnamed: readonly SaidInCode[];
	/** What is still to be done, by comments. */
	readonly todos: readonly SaidInCode[];
	readonly missing: readonly string[];
}

import type { LineRange } from "../../core/lineRange.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { AgendaNote } from "../agenda/agenda.ts";

/** A commit, as much as is told of it: not who made it. */
export interface ToldCommit {
	/** Full hash. */
	readonly hash: string;
	/** `YYYY-MM-DD`. */
	readonly date: string;
	/** The first line of its message, without the names of people. */
	readonly title: string;
}

/** Something that was done, taken back, and perhaps done again. */
export interface ToldTakenBack {
	readonly title: string;
	readonly done: ToldCommit | undefined;
	/** At least one, the oldest first. */
	readonly turns: readonly (ToldCommit & {
		readonly did: "taken-back" | "brought-back";
		/** Empty where nothing is said. */
		readonly why: string;
	})[];
	readonly paths: readonly RepoPath[];
}

/** A place that was repaired again and again. */
export interface ToldFixes {
	readonly path: RepoPath;
	readonly symbol: string | undefined;
	readonly lines: LineRange | undefined;
	/** The oldest first. */
	readonly fixes: readonly ToldCommit[];
}

/** A note that was to hold until something came that has come. */
export interface ToldExpired {
	readonly note: AgendaNote;
	readonly place: RepoPath;
	/** A sentence: what came. */
	readonly said: string;
}

/** A decision that holds no more. */
export interface ToldSuperseded {
	readonly note: AgendaNote;
	readonly place: RepoPath;
	/** `YYYY-MM-DD`. */
	readonly date: string;
	readonly how: "superseded" | "retired";
	/** What holds instead; `undefined` where that is not said. */
	readonly by: AgendaNote | undefined;
}

/** A question that waits. */
export interface ToldQuestion {
	readonly note: AgendaNote;
	readonly place: RepoPath;
	readonly lines: LineRange | undefined;
	/** `YYYY-MM-DD`; `undefined` where that is not known. */
	readonly asked: string | undefined;
	/** Whole days until the end of the range. */
	readonly days: number | undefined;
}

/** Something of which nobody said why. */
export interface ToldMoment {
	readonly commit: ToldCommit;
	readonly path: RepoPath;
	readonly lines: LineRange | undefined;
	readonly question: string;
	readonly said: readonly string[];
}

/** What happened between two commits. Nobody is named in it. */
export interface Happened {
	readonly range: string;
	readonly commits: number;
	/** `YYYY-MM-DD`, of the first and the last commit; `undefined` where there is none. */
	readonly days: { readonly from: string; readonly to: string } | undefined;
	/** Folders with most commits, the busiest first. */
	readonly busiest: readonly {
		readonly path: RepoPath;
		readonly commits: number;
	}[];
	readonly takenBack: readonly ToldTakenBack[];
	readonly fixes: readonly ToldFixes[];
	readonly expired: readonly ToldExpired[];
	readonly superseded: readonly ToldSuperseded[];
	readonly questions: readonly ToldQuestion[];
	readonly moments: readonly ToldMoment[];
	/** Notes and decisions of these days. */
	readonly written: readonly AgendaNote[];
	/** The same by what they speak of. */
	writtenOn(path: RepoPath): readonly AgendaNote[];
	readonly missing: readonly string[];
}

import type { LineRange } from "../../core/lineRange.ts";
import type { NoteKind } from "../../core/note.ts";
import type { NoteId } from "../../core/noteId.ts";
import type { RepoPath } from "../../core/repoPath.ts";

/** A file or folder that a step is about. */
export interface AgendaPlace {
	readonly path: RepoPath;
	/** 1-based, inclusive; `undefined`: all of it. */
	readonly lines?: LineRange | undefined;
	/** The function or class that they stand in. */
	readonly symbol?: string | undefined;
}

/** What shows that it was so. All texts of an agenda are plain, and as the repository has them. */
export interface AgendaEvidence {
	/** `YYYY-MM-DD`. */
	readonly date?: string | undefined;
	/** A commit's title, or what it did. */
	readonly title?: string;
	/** Whether the title is the commit's own, and stands in quotation marks; true when left out. */
	readonly isQuoted?: boolean;
	/** What is said besides. */
	readonly said?: string;
	/** Full hash. */
	readonly commit?: string;
}

/** A note or a decision record. */
export interface AgendaNote {
	readonly title: string;
	readonly path: RepoPath;
	/** `undefined` for a record. */
	readonly id?: NoteId;
}

/** One thing that a group does, by itself on the list. */
export interface AgendaStep {
	/** Read aloud: a sentence, or a name. */
	readonly title: string;
	/** What to do, a sentence or two. */
	readonly todo?: string;
	readonly minutes: number;
	readonly places: readonly AgendaPlace[];
	readonly evidence: readonly AgendaEvidence[];
	/** Asked to all. */
	readonly questions: readonly string[];
	/** Notes that it is about, or that say it already. */
	readonly notes: readonly AgendaNote[];
	/** What is heard is kept as such a note, on the first place; `undefined`: nothing is kept. */
	readonly keep: NoteKind | undefined;
	/** What is typed instead to settle it, and what for. */
	readonly settle?: { readonly words: string; readonly command: string };
}

/** Steps under one heading. */
export interface AgendaPart {
	readonly title: string;
	readonly steps: readonly AgendaStep[];
}

/** What a group does together in an hour, step by step. */
export interface Agenda {
	readonly form: "lessons-learned" | "learning-session";
	/** What it is about: a range of commits, or a place. */
	readonly of: string;
	readonly title: string;
	/** Read aloud before the first step, in paragraphs. */
	readonly opening: readonly string[];
	readonly parts: readonly AgendaPart[];
	/** What found no time, in a line each. */
	readonly left: readonly AgendaStep[];
	/** How many more found none. */
	readonly more: number;
	/** What cannot be known here, and why: history that is cut off, notes that are not there. */
	readonly missing: readonly string[];
}

/** Minutes of all its steps. */
export function minutesOf({ parts }: Pick<Agenda, "parts">): number {
	return parts
		.flatMap(({ steps }) => steps)
		.reduce((sum, { minutes }) => sum + minutes, 0);
}

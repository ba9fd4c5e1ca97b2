import type { LineRange } from "../../core/lineRange.ts";
import type { Message } from "../../core/message.ts";
import type { IndexedNote } from "../../core/note.ts";
import type { RepoPath } from "../../core/repoPath.ts";

/** One thing to read. */
export interface PathStep {
	/** What it is, whatever its number: a note’s id, a file’s path, or a page’s address. */
	readonly key: string;
	readonly kind: /** A README, or another document about the whole. */
		| "overview"
		| "note"
		/** A decision record. */
		| "record"
		| "code"
		| "test"
		/** A document that the team pinned. */
		| "document"
		/** A page on the web that the team pinned. */
		| "page";
	/** The file to open: of a note the code that it is about. A folder where a note speaks of one; `undefined` for a page. */
	readonly path: RepoPath | undefined;
	/** Lines of that file which the team pinned, 1-based, inclusive; `undefined` for all of it, and for everything else. */
	readonly lines: LineRange | undefined;
	/** Whether a program or a library begins there. */
	readonly isEntry: boolean;
	/** Markdown source, one line; `undefined` where the path says it all. */
	readonly title: string | undefined;
	/** Why it is on the path; what counts most first. */
	readonly why: readonly Message[];
	/** How long it takes to read, in whole minutes from 1 to `mostMinutes`, which stands for more; `undefined` where that cannot be told. */
	readonly minutes: number | undefined;
	/** `undefined` for all but notes. */
	readonly note: IndexedNote | undefined;
	/** Set for what the team pinned. */
	readonly pin: PinnedBy | undefined;
}

/** How the team pinned a step. */
export interface PinnedBy {
	/** The Markdown file. */
	readonly file: RepoPath;
	/** 1-based. */
	readonly line: number;
	/** What the item says beside its link, one line of Markdown source; empty where nothing. */
	readonly said: string;
}

import type { LineRange } from "../../core/lineRange.ts";
import { english } from "../../core/message.ts";
import type { NoteKind } from "../../core/note.ts";
import type { HarvestSource } from "../../externalize/harvest/harvested.ts";
import type {
	CommitMoment,
	MomentKind,
	MomentLevel,
} from "../../externalize/moments/moment.ts";
import { subjectOf } from "../../externalize/moments/past.ts";
import type { JsonNote, JsonPerson, Seen } from "./note.ts";

/**
 * `tacit note --json`.
 *
 * ```json
 * { "version": 1, "note": { … }, "sharing": "local" }
 * ```
 */
export interface JsonWritten {
	readonly version: 1;
	readonly note: JsonNote;
	/** `draft`, or how far it has come: `local` (not committed yet) or `ignored` (git will never take it); `null` without git. */
	readonly sharing: "draft" | "local" | "ignored" | null;
}

/**
 * `tacit harvest --json`.
 *
 * ```json
 * { "version": 1, "reasons": [{ "source": "comment", "path": "src/queue.ts", "lines": { "start": 4, "end": 9 }, "comment": { "start": 4, "end": 5 }, "commit": null, "subject": null, "kind": "why", "text": "…", "by": { … }, "date": "2024-03-01", "note": null }], "noted": 0, "commits": 0, "gone": 0 }
 * ```
 */
export interface JsonHarvest {
	readonly version: 1;
	readonly reasons: readonly {
		readonly source: HarvestSource;
		readonly path: string;
		/** The code that the reason is about as it stands today, its comment included; `null`: the whole file. */
		readonly lines: LineRange | null;
		/** `null` for what a commit says. */
		readonly comment: LineRange | null;
		/** Full hash of the commit that says it; `null` for a comment. */
		readonly commit: string | null;
		/** That commit's. */
		readonly subject: string | null;
		readonly kind: NoteKind;
		/** Markdown, as it would stand in the note. */
		readonly text: string;
		/** `null` for what is not committed, and without git. */
		readonly by: JsonPerson | null;
		/** `YYYY-MM-DD`. */
		readonly date: string | null;
		/** The draft that was made of it, by `--keep`; `null` too where it cannot be one. */
		readonly note: JsonNote | null;
	}[];
	/** How many more a note says already. */
	readonly noted: number;
	/** How many commits were read. */
	readonly commits: number;
	/** How many reasons they give for code that is gone, is another by now, or is not surely found. */
	readonly gone: number;
}

/** `tacit confirm --json`: `{ "version": 1, "note": { … } }`, as it reads now. */
export interface JsonConfirmed {
	readonly version: 1;
	readonly note: JsonNote;
}

/** `tacit point --json`: `{ "version": 1, "note": { … } }`, as it reads now. */
export interface JsonPointed {
	readonly version: 1;
	readonly note: JsonNote;
}

/**
 * A moment of `tacit moments`.
 *
 * ```json
 * {
 *   "kind": "rework",
 *   "weight": 0.62,
 *   "question": "Version 3 of these lines of “backoff()” in 4 days: what did the former ones get wrong?",
 *   "path": "src/retry.ts",
 *   "lines": { "start": 8, "end": 12 },
 *   "commit": {
 *     "hash": "4f2c1e9…",
 *     "author": { "name": "Ada Lovelace", "email": "ada@example.org" },
 *     "date": "2026-11-22",
 *     "subject": "Back off longer"
 *   },
 *   "evidence": [{ "text": "Written in “Back off”.", "commit": "09ab3c2…" }]
 * }
 * ```
 */
export interface JsonMoment {
	readonly kind: MomentKind;
	/** How much it deserves a question, 0 to 1. */
	readonly weight: number;
	/** One English sentence. */
	readonly question: string;
	/** Where it stood before, where the commit took the file away. */
	readonly path: string;
	/** As the commit left them; `null`: the whole file, or one that is gone. */
	readonly lines: LineRange | null;
	readonly commit: {
		/** Full hash. */
		readonly hash: string;
		readonly author: JsonPerson;
		/** Of authorship, `YYYY-MM-DD`. */
		readonly date: string;
		readonly subject: string;
	};
	/** What it is seen by. */
	readonly evidence: readonly {
		readonly text: string;
		/** Full hash of the former commit in which it is seen; `null`: in the moment's own. */
		readonly commit: string | null;
	}[];
}

/**
 * `tacit moments --json`: `{ "version": 1, "range": "main..", "level": "normal", "commits": 12, "moments": [ … ] }`, the
 * newest commit first.
 */
export interface JsonMoments {
	readonly version: 1;
	/** As it was asked for; `HEAD` where none was. */
	readonly range: string;
	readonly level: MomentLevel;
	/** How many were looked at. */
	readonly commits: number;
	readonly moments: readonly JsonMoment[];
}

/** A moment in its JSON shape. */
export function jsonMoment(
	{ kind, weight, question, path, lines, commit, evidence }: CommitMoment,
	paths: Pick<Seen, "seen">,
): JsonMoment {
	const { hash, author, date } = commit;
	return {
		...{ kind, weight, question: english(question), path: paths.seen(path) },
		lines: lines ?? null,
		commit: {
			hash,
			author: { name: author.name, email: author.email ?? null },
			date,
			subject: subjectOf(commit),
		},
		evidence: evidence.map(({ said, commit: former }) => ({
			text: english(said),
			commit: former ?? null,
		})),
	};
}

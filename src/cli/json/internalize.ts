import type { Knower } from "../../core/knower.ts";
import type { LineRange } from "../../core/lineRange.ts";
import type { FoundReason } from "../../externalize/found/rankReasons.ts";
import type { JsonCommit } from "./externalize.ts";
import type { JsonNote, JsonPerson, JsonPlacedNote, Seen } from "./note.ts";

/**
 * A reason that stands in a commit, a comment or a decision record: a commit has `commit`, `by`, `date` and `references`,
 * the others `path` and `lines`.
 */
export interface JsonFound {
	readonly type: "commit" | "comment" | "record";
	readonly text: string;
	/** The commit's subject, or the record's title. */
	readonly heading: string | null;
	/** Full hash. */
	readonly commit: string | null;
	readonly by: JsonPerson | null;
	/** `YYYY-MM-DD`. */
	readonly date: string | null;
	/** Issues and pull requests; `url` where the host is known. */
	readonly references: readonly {
		readonly label: string;
		readonly url: string | null;
	}[];
	readonly path: string | null;
	readonly lines: LineRange | null;
}

/**
 * `tacit why --json`.
 *
 * ```json
 * { "version": 1, "path": "src/auth/token.ts", "cell": null, "lines": { "start": 14, "end": 14 }, "notes": [ … ], "around": [ … ], "found": null, "knowers": null, "unread": [] }
 * ```
 */
export interface JsonWhy {
	readonly version: 1;
	readonly path: string;
	/** The number of the notebook's cell asked about, from 1. */
	readonly cell: number | null;
	/** The lines asked about, within the cell where one was; `null`: the whole file, folder or cell. */
	readonly lines: LineRange | null;
	/** On these lines or, where none were asked for, on any: in the order of the file. Then those on the whole file. */
	readonly notes: readonly JsonPlacedNote[];
	/** On the folders that hold it, the nearest first. */
	readonly around: readonly JsonPlacedNote[];
	/**
	 * Reasons that the repository holds in no note, best first, at most five: looked for where lines were asked for that no
	 * note speaks of, or with `--found`; else `null`.
	 */
	readonly found: readonly JsonFound[] | null;
	/** Who worked on these lines and is still here to ask. `null` as `found`. */
	readonly knowers: readonly JsonKnower[] | null;
	/** Files and folders that may hold more notes on it, and could not be read; `tacit lint` says why. */
	readonly unread: readonly string[];
}

/**
 * `tacit why --commit --json`.
 *
 * ```json
 * { "version": 1, "commit": { "hash": "4f2c1e9…", "author": { … }, "date": "2026-11-22", "subject": "Back off longer" }, "notes": [ … ], "missing": [] }
 * ```
 */
export interface JsonWhyCommit {
	readonly version: 1;
	readonly commit: JsonCommit;
	/** Those that the commit names, then those that answer a question about it, then those written on top of it. */
	readonly notes: readonly JsonPlacedNote[];
	/** Ids that the commit names, of notes that are not here. */
	readonly missing: readonly string[];
}

/**
 * `tacit ask --json`.
 *
 * ```json
 * { "version": 1, "note": { … }, "message": "…", "link": null, "knowers": [{ "name": "Grace", "email": null, "lastSeen": "2026-11-27" }] }
 * ```
 */
export interface JsonAsked {
	readonly version: 1;
	readonly note: JsonNote;
	/** Markdown. */
	readonly message: string;
	/** Where the team asks, with the message in it; `null` where that is not settled. */
	readonly link: string | null;
	/** Who may know, best first. */
	readonly knowers: readonly JsonKnower[];
}

/** `tacit list --json`: `{ "version": 1, "notes": [ … ] }`, by path and line. */
export interface JsonList {
	readonly version: 1;
	readonly notes: readonly JsonNote[];
}

/** Somebody who may know. */
export interface JsonKnower extends JsonPerson {
	/** The day of their last commit, `YYYY-MM-DD`. */
	readonly lastSeen: string;
}

/** Who may know, in their JSON shape. */
export function jsonKnowers(knowers: readonly Knower[]): readonly JsonKnower[] {
	return knowers.map(({ person: { name, email }, lastSeen }) => ({
		...{ name, email: email ?? null, lastSeen },
	}));
}

/** A reason that was found, in its JSON shape. */
export function jsonFound(
	{ text, heading, source }: FoundReason,
	paths: Seen,
): JsonFound {
	const commit = source.type === "commit" ? source.commit : undefined;
	const lines =
		source.type === "comment"
			? source.lines
			: source.type === "record"
				? { start: source.line, end: source.line }
				: null;
	return {
		type: source.type,
		text,
		heading: heading ?? null,
		commit: commit?.hash ?? null,
		by: commit
			? { name: commit.author.name, email: commit.author.email ?? null }
			: null,
		date: commit?.date ?? null,
		references:
			source.type === "commit"
				? source.references.map(({ label, url }) => ({
						label,
						url: url ?? null,
					}))
				: [],
		path: source.type === "commit" ? null : paths.seen(source.path),
		lines,
	};
}

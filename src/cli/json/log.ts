import { diagramKind } from "../../combine/log/diagramsIn.ts";
import type { EntryState, LogEntry } from "../../combine/log/logEntry.ts";
import type { LogEdit, LogPlan } from "../../combine/log/logPlan.ts";
import type { LogQuestionKind } from "../../combine/log/logQuestions.ts";
import { englishWords } from "../../combine/page/pageWords.ts";
import type { LineRange } from "../../core/lineRange.ts";
import { plainTitle } from "../../core/markdown/plainTitle.ts";
import type { NoteKind } from "../../core/note.ts";
import type { JsonFinding } from "./combine.ts";
import type { JsonPerson, Seen } from "./note.ts";

/**
 * A decision of `tacit log`.
 *
 * ```json
 * {
 *   "key": "k3f9q2mx",
 *   "repository": null,
 *   "source": "note",
 *   "file": "src/auth/.tacit/refresh-before-expiry.k3f9q2mx.md",
 *   "title": "Refresh tokens before they expire, not on a 401",
 *   "status": "accepted",
 *   "state": "accepted",
 *   "date": "2026-11-22",
 *   "by": [{ "name": "Ada Lovelace", "email": "ada@example.org" }],
 *   "tags": [],
 *   "area": "src/auth",
 *   "gist": "A 401 in the middle of an upload loses the upload: …",
 *   "why": "",
 *   "rejected": [{ "title": "Retry once on 401", "reason": "doubles the load …" }],
 *   "code": [{ "path": "src/auth/token.ts", "lines": { "start": 12, "end": 24 }, "symbol": "TokenStore.refresh" }],
 *   "supersedes": [],
 *   "supersededBy": [],
 *   "relations": [{ "is": "relates", "written": null, "key": "m4n5p6q7" }],
 *   "diagrams": [{ "kind": "flowchart", "source": "flowchart LR\n  A[Read] --> B[Keep]", "alt": "Diagram 1; its text stands below." }],
 *   "notes": [{ "id": "b1c2d3e4", "kind": "gotcha", "title": "…", "file": "…" }],
 *   "until": null
 * }
 * ```
 */
export interface JsonEntry {
	readonly key: string;
	readonly repository: string | null;
	readonly source: "note" | "record";
	/** In a log of several checkouts as seen from the root of its own. */
	readonly file: string;
	/** Plain text, as `status`. */
	readonly title: string;
	readonly status: string;
	readonly state: EntryState;
	readonly date: string | null;
	readonly by: readonly JsonPerson[];
	readonly tags: readonly string[];
	readonly area: string;
	/** Markdown, not made safe; so are `why` and what was rejected. */
	readonly gist: string;
	readonly why: string;
	readonly rejected: readonly {
		readonly title: string;
		readonly reason: string | null;
	}[];
	readonly code: readonly {
		readonly path: string;
		readonly lines: LineRange | null;
		readonly symbol: string | null;
	}[];
	readonly supersedes: readonly string[];
	readonly supersededBy: readonly string[];
	readonly relations: readonly {
		readonly is: "amends" | "amended-by" | "relates" | "from";
		readonly written: string | null;
		readonly key: string;
	}[];
	/** In Mermaid, in their order; `kind` is the first word, `alt` what the page says in place of the drawing. */
	readonly diagrams: readonly {
		readonly kind: string;
		readonly source: string;
		readonly alt: string;
	}[];
	readonly notes: readonly {
		readonly id: string;
		readonly kind: NoteKind;
		readonly title: string;
		readonly file: string;
	}[];
	readonly until: string | null;
}

/** `tacit log --json`: the files of the log, what is in it, what was edited in it by hand, and what is wrong. */
export interface JsonLog {
	readonly version: 1;
	readonly files: readonly {
		readonly path: string;
		/** Whether a build changes it. */
		readonly isChanged: boolean;
		/** Whether it was written just now. */
		readonly isWritten: boolean;
	}[];
	readonly entries: readonly JsonEntry[];
	readonly edits: readonly JsonLogEdit[];
	readonly findings: readonly JsonFinding[];
}

/** `tacit export --json`. */
export interface JsonExport {
	readonly version: 1;
	readonly entries: readonly JsonEntry[];
	/** What was written, or is the same already, as seen from the current directory. */
	readonly files: readonly string[];
	/** Earlier exports of decisions that are not among these any more, seen from there, too; they stay. */
	readonly gone: readonly string[];
}

/** `tacit log --questions --json`. */
export interface JsonLogQuestions {
	readonly version: 1;
	readonly questions: readonly {
		readonly kind: LogQuestionKind;
		/** Of the entry. */
		readonly key: string;
		/** Plain text. */
		readonly title: string;
		readonly file: string;
	}[];
}

/** A part of the log that somebody edited by hand. */
export interface JsonLogEdit {
	/** `null` for the overview, and for a decision that is gone. */
	readonly key: string | null;
	/** What stands in the mark that begins the part. */
	readonly name: string;
	readonly file: string;
	readonly line: number;
	/** As it would be built; `null` for a decision that is gone. */
	readonly built: string | null;
	readonly edited: string;
	/** `null` where it cannot be told what changed; a `part` that is `null` is one that no file says. */
	readonly changes:
		| readonly {
				readonly part: "title" | "gist" | "why" | "rejected" | null;
				readonly built: string;
				readonly edited: string;
		  }[]
		| null;
}

/** A decision in its JSON shape. */
export function jsonEntry(entry: LogEntry, paths: Seen): JsonEntry {
	const seen = (path: LogEntry["source"]["path"]) =>
		entry.repository === undefined ? paths.seen(path) : path;
	return {
		key: entry.key,
		repository: entry.repository ?? null,
		source: entry.source.type,
		file: seen(entry.source.path),
		title: plainTitle(entry.title),
		status: entry.status,
		state: entry.state,
		date: entry.date ?? null,
		by: entry.people.map(({ name, email }) => ({ name, email: email ?? null })),
		tags: entry.tags,
		area: entry.area,
		gist: entry.gist,
		why: entry.why,
		rejected: entry.rejected.map(({ title, reason }) => ({
			title,
			reason: reason ?? null,
		})),
		code: entry.code.map(({ path, lines, symbol }) => ({
			path: seen(path),
			lines: lines ?? null,
			symbol: symbol ?? null,
		})),
		supersedes: entry.supersedes,
		supersededBy: entry.supersededBy,
		relations: entry.relations.map(({ is, written, key }) => ({
			is,
			written: written ?? null,
			key,
		})),
		diagrams: entry.diagrams.map((source, at) => ({
			kind: diagramKind(source),
			source,
			alt: englishWords.diagram.replace("{0}", String(at + 1)),
		})),
		notes: entry.notes.map(({ id, kind, title, path }) => ({
			id,
			kind,
			title: plainTitle(title),
			file: seen(path),
		})),
		until: entry.until ?? null,
	};
}

/** What was edited by hand in its JSON shape. */
export function jsonLogEdit(edit: LogEdit, paths: Seen): JsonLogEdit {
	return {
		key: edit.key ?? null,
		name: edit.name,
		file: paths.seen(edit.path),
		line: edit.line,
		built: edit.built ?? null,
		edited: edit.edited,
		changes:
			edit.changes?.map(({ part, built, edited }) => ({
				part: part ?? null,
				built,
				edited,
			})) ?? null,
	};
}

/** The files of a plan in their JSON shape. */
export function jsonLogFiles(
	plan: LogPlan,
	isWritten: boolean,
	paths: Seen,
): JsonLog["files"] {
	return plan.files.map(({ path, before, after }) => ({
		path: paths.seen(path),
		isChanged: before !== after,
		isWritten: isWritten && before !== after,
	}));
}

import type { Candidate } from "../core/anchor/engine/decide.ts";
import { readConfirmation } from "../core/confirmation.ts";
import { tacitErrorCodes } from "../core/errors.ts";
import type { FileFinding, FindingCode } from "../core/finding.ts";
import type { LineRange } from "../core/lineRange.ts";
import { plainTitle } from "../core/markdown/plainTitle.ts";
import { english } from "../core/message.ts";
import type {
	IndexedNote,
	NoteKind,
	NoteStatus,
	Visibility,
} from "../core/note.ts";
import type { FindCell } from "../core/notebook/cellFinder.ts";
import type { PlacedNote } from "../core/placeNotes.ts";
import type { RepoPath } from "../core/repoPath.ts";
import type { FoundReason } from "../externalize/found/rankReasons.ts";
import type {
	Moment,
	MomentKind,
	MomentLevel,
} from "../externalize/moments/moment.ts";
import { subjectOf } from "../externalize/moments/past.ts";

/**
 * What every command prints with `--json`: one JSON object on standard output, whose `version` is 1. Keys are only added
 * within a version; what is not there is `null`. Paths are as seen from the current directory, with `/` between
 * parts. Lines are counted from 1, both ends included.
 *
 * When a command fails (exit code 2) the object is `{"version": 1, "error": {"code": "no-git", "message": "…"}}`.
 */
export const jsonVersion = 1;

/** What `code` of a failure can be: `usage` for commands and options that there are not, `unexpected` for a fault of Tacit. */
export const jsonErrorCodes = [
	...tacitErrorCodes,
	"usage",
	"unexpected",
] as const;

/** A failure. */
export interface JsonError {
	readonly code: (typeof jsonErrorCodes)[number];
	/** One English sentence or two. */
	readonly message: string;
}

/** Somebody who wrote or answered: `{ "name": "Ada Lovelace", "email": "ada@example.org" }`. */
export interface JsonPerson {
	readonly name: string;
	readonly email: string | null;
}

/**
 * A note.
 *
 * ```json
 * {
 *   "id": "k3f9q2mx",
 *   "kind": "decision",
 *   "status": "accepted",
 *   "title": "Refresh tokens before they expire, not on a 401",
 *   "by": [{ "name": "Ada Lovelace", "email": "ada@example.org" }],
 *   "date": "2026-11-22",
 *   "confirmed": null,
 *   "tags": [],
 *   "visibility": "published",
 *   "file": "src/auth/.tacit/refresh-before-expiry.k3f9q2mx.md",
 *   "anchors": [{
 *     "path": "src/auth/token.ts",
 *     "isFolder": false,
 *     "cell": null,
 *     "lines": { "start": 12, "end": 24 },
 *     "symbol": "TokenStore.refresh"
 *   }]
 * }
 * ```
 */
export interface JsonNote {
	readonly id: string;
	readonly kind: NoteKind;
	/** `open` or `accepted` where the file gives none. */
	readonly status: NoteStatus;
	/** Plain text. */
	readonly title: string;
	readonly by: readonly JsonPerson[];
	/** `YYYY-MM-DD`. */
	readonly date: string | null;
	/** Who said last that it still holds, and when: `{ "by": { "name": … }, "date": "2026-11-27" }`. */
	readonly confirmed: {
		readonly by: JsonPerson | null;
		/** `YYYY-MM-DD`. */
		readonly date: string;
	} | null;
	readonly tags: readonly string[];
	/** A `draft` lies in the git directory of this machine. */
	readonly visibility: Visibility;
	readonly file: string;
	/** At least one. */
	readonly anchors: readonly {
		readonly path: string;
		readonly isFolder: boolean;
		/** The id of a notebook's cell; `null` in other files, and where cells have none. */
		readonly cell: string | null;
		/** As written, when the note was, in a notebook within the cell; `null`: the whole file or folder. */
		readonly lines: LineRange | null;
		readonly symbol: string | null;
	}[];
}

/**
 * A note of `tacit why` with its prose (Markdown) and where it stands today.
 *
 * `place.state`: `attached` at `place.lines` (`isUnique` is false where the same code stands in several places and the
 * likeliest was taken, `isChanged` is true where the code is another by now, `p` is the probability that the place is
 * right, 0 to 1), `proposed` (it probably went to one of the `candidates`, best first, at most three), `lost` (the code
 * is not in the file), or `whole` (it speaks of the whole file or folder).
 */
export interface JsonPlacedNote extends JsonNote {
	readonly text: string;
	/** Answers, in the order of the file. */
	readonly replies: readonly {
		readonly by: JsonPerson | null;
		readonly date: string | null;
		readonly text: string;
	}[];
	readonly place: {
		readonly state: "attached" | "proposed" | "lost" | "whole";
		/** The file or folder in which it is now; not that of the anchor where code went to another. */
		readonly path: string | null;
		/** The cell of a notebook: its number in the order of the file, from 1, and its id. */
		readonly cell: JsonCell | null;
		/** In a notebook within the cell. */
		readonly lines: LineRange | null;
		readonly isUnique: boolean;
		readonly isChanged: boolean;
		readonly p: number | null;
		readonly candidates: readonly {
			readonly path: string;
			readonly cell: JsonCell | null;
			readonly lines: LineRange;
			readonly p: number;
		}[];
	};
}

/** A cell of a notebook: `{ "number": 3, "id": "1f0c2a9e" }`; `id` is `null` in notebooks before nbformat 4.5. */
export interface JsonCell {
	readonly number: number;
	readonly id: string | null;
}

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
	/** Who worked on these lines and is still here to ask; `lastSeen` is `YYYY-MM-DD`. `null` as `found`. */
	readonly knowers:
		| readonly (JsonPerson & { readonly lastSeen: string })[]
		| null;
	/** Files and folders that may hold more notes on it, and could not be read; `tacit lint` says why. */
	readonly unread: readonly string[];
}

/** `tacit list --json`: `{ "version": 1, "notes": [ … ] }`, by path and line. */
export interface JsonList {
	readonly version: 1;
	readonly notes: readonly JsonNote[];
}

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
 * { "version": 1, "reasons": [{ "path": "src/queue.ts", "lines": { "start": 4, "end": 9 }, "comment": { "start": 4, "end": 5 }, "kind": "why", "text": "…", "by": { … }, "date": "2024-03-01", "note": null }] }
 * ```
 */
export interface JsonHarvest {
	readonly version: 1;
	readonly reasons: readonly {
		readonly path: string;
		/** The code that the reason is about, its comment included. */
		readonly lines: LineRange;
		readonly comment: LineRange;
		readonly kind: NoteKind;
		/** Markdown, as it would stand in the note. */
		readonly text: string;
		/** `null` for what is not committed, and without git. */
		readonly by: JsonPerson | null;
		/** `YYYY-MM-DD`. */
		readonly date: string | null;
		/** The draft that was made of it, by `--keep`. */
		readonly note: JsonNote | null;
	}[];
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
 * A problem of `tacit lint`.
 *
 * ```json
 * {
 *   "code": "anchor-lost",
 *   "severity": "warning",
 *   "file": "src/auth/.tacit/refresh-before-expiry.k3f9q2mx.md",
 *   "lines": { "start": 24, "end": 24 },
 *   "found": "src/auth/token.ts:12-24",
 *   "expected": "the quoted code in that file",
 *   "message": "The code that this note is about was not found: …"
 * }
 * ```
 */
export interface JsonFinding {
	readonly code: FindingCode;
	readonly severity: "error" | "warning" | "info";
	readonly file: string;
	readonly lines: LineRange;
	readonly found: string;
	readonly expected: string;
	readonly message: string;
}

/** `tacit lint --json`: `{ "version": 1, "notes": 12, "findings": [ … ] }`. `notes` counts those looked at. */
export interface JsonLint {
	readonly version: 1;
	readonly notes: number;
	readonly findings: readonly JsonFinding[];
}

/**
 * `tacit share --json`.
 *
 * ```json
 * {
 *   "version": 1,
 *   "notes": ["src/auth/.tacit/refresh-before-expiry.k3f9q2mx.md"],
 *   "ignored": [],
 *   "branch": "tacit/notes",
 *   "base": "origin/main",
 *   "commit": "4f2c1e9…",
 *   "isMerged": false,
 *   "isPushed": false
 * }
 * ```
 */
export interface JsonShare {
	readonly version: 1;
	/** Files that were not on the default branch, and are on `branch` now. */
	readonly notes: readonly string[];
	/** Those of them that are gone, which the branch then has no more. */
	readonly removed: readonly string[];
	/** Files that git leaves out by its own rules. */
	readonly ignored: readonly string[];
	/** `null` where there was nothing to share. */
	readonly branch: string | null;
	/** What the branch starts from. */
	readonly base: string | null;
	/** Full hash; `null` where the branch held all of it already. */
	readonly commit: string | null;
	/** Whether `base` holds all of it by now, so that nothing was left to share. */
	readonly isMerged: boolean;
	/** Whether the remote has the branch as it stands: pushed just now or, as last seen, before. */
	readonly isPushed: boolean;
}

/**
 * `tacit init --json`, with or without `--undo`.
 *
 * ```json
 * {
 *   "version": 1,
 *   "steps": [{
 *     "id": "prettier:.prettierignore",
 *     "kind": "edit",
 *     "path": ".prettierignore",
 *     "title": "Keep Prettier from rewriting notes",
 *     "reason": "Prettier formats Markdown, …",
 *     "before": "dist\n",
 *     "after": "dist\n# tacit begin …\n.tacit/\n# tacit end\n",
 *     "text": null,
 *     "isDone": false,
 *     "failure": null
 *   }]
 * }
 * ```
 */
export interface JsonSetup {
	readonly version: 1;
	readonly steps: readonly {
		readonly id: string;
		readonly kind: "edit" | "by-hand";
		readonly path: string;
		readonly title: string;
		readonly reason: string;
		/** `null`: there is no file. */
		readonly before: string | null;
		/** `null`: the file is removed, or the step is one to do by hand. */
		readonly after: string | null;
		/** What to paste by hand. */
		readonly text: string | null;
		/** Whether it was written just now. */
		readonly isDone: boolean;
		/** Why it could not be written; the exit code is 2 then. */
		readonly failure: string | null;
	}[];
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

/** How paths are shown; see `Here`. */
export interface Seen {
	seen(path: RepoPath): string;
	seenFile(file: IndexedNote["file"]): string;
}

/** A note in its JSON shape. */
export function jsonNote({ head, file }: IndexedNote, paths: Seen): JsonNote {
	return {
		id: head.id,
		kind: head.kind,
		status: head.status ?? (head.kind === "question" ? "open" : "accepted"),
		title: plainTitle(head.title),
		by: head.by.map(({ name, email }) => ({ name, email: email ?? null })),
		date: head.date ?? null,
		confirmed: jsonConfirmation(head.confirmed),
		tags: head.tags,
		visibility: file.visibility,
		file: paths.seenFile(file),
		anchors: head.anchors.map(({ path, isFolder, cell, lines, symbol }) => ({
			path: paths.seen(path),
			isFolder,
			cell: cell ?? null,
			lines: lines ?? null,
			symbol: symbol ?? null,
		})),
	};
}

/** A placement in its JSON shape. */
export function jsonPlace(
	placement: PlacedNote["placement"],
	paths: Pick<Seen, "seen">,
	findCell: FindCell,
): JsonPlacedNote["place"] {
	const isAttached = placement.state === "attached";
	const place = isAttached ? jsonLines(placement, findCell) : undefined;
	return {
		state: placement.state,
		path:
			isAttached || placement.state === "whole"
				? paths.seen(placement.path)
				: null,
		cell: place?.cell ?? null,
		lines: place?.lines ?? null,
		isUnique: !isAttached || placement.certainty !== "nearest",
		isChanged: isAttached && placement.certainty === "changed",
		p: isAttached ? placement.p : null,
		candidates:
			placement.state === "proposed"
				? placement.candidates.map((each) => ({
						path: paths.seen(each.path),
						...jsonLines(each, findCell),
						p: each.p,
					}))
				: [],
	};
}

function jsonLines(
	{ path, lines }: Pick<Candidate, "path" | "lines">,
	findCell: FindCell,
): { readonly cell: JsonCell | null; readonly lines: LineRange } {
	const found = findCell(path, lines);
	return found
		? {
				cell: { number: found.cell, id: found.id ?? null },
				lines: found.lines,
			}
		: { cell: null, lines };
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

function jsonConfirmation(field: string | undefined): JsonNote["confirmed"] {
	const confirmed = field === undefined ? undefined : readConfirmation(field);
	if (!confirmed) return null;
	const { by, date } = confirmed;
	return {
		by: by ? { name: by.name, email: by.email ?? null } : null,
		date,
	};
}

/** A moment in its JSON shape. */
export function jsonMoment(
	{ kind, weight, question, path, lines, commit, evidence }: Moment,
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

/** A finding in its JSON shape. */
export function jsonFinding(
	{ code, severity, file, lines, found, expected }: FileFinding,
	message: string,
	paths: Seen,
): JsonFinding {
	return {
		code,
		severity,
		file: paths.seenFile(file),
		lines,
		found: english(found),
		expected: english(expected),
		message,
	};
}

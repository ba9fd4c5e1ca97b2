import type { HookState } from "../../core/hooks/planHook.ts";
import type { LineRange } from "../../core/lineRange.ts";
import { english } from "../../core/message.ts";
import type { NoteKind } from "../../core/note.ts";
import type { Commit } from "../../core/ports.ts";
import type {
	OpenQuestion,
	QuestionPlace,
} from "../../externalize/asking/openQuestion.ts";
import type {
	GitDeed,
	HandoverDeed,
	Stretch,
	TextId,
	WorkEvent,
} from "../../externalize/events/event.ts";
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
 * { "version": 1, "note": { … }, "sharing": "local", "moment": null, "commit": null }
 * ```
 */
export interface JsonWritten {
	readonly version: 1;
	readonly note: JsonNote;
	/** `draft`, or how far it has come: `local` (not committed yet) or `ignored` (git will never take it); `null` without git. */
	readonly sharing: "draft" | "local" | "ignored" | null;
	/** The number of the question that it answers. */
	readonly moment: number | null;
	/** The last commit (full hash), whose message names the note by now: with `--trailer`. */
	readonly commit: string | null;
}

/**
 * A question of `tacit moments`.
 *
 * ```json
 * {
 *   "number": 3,
 *   "kind": "value",
 *   "weight": 0.62,
 *   "state": "open",
 *   "at": "2026-11-27T14:03:09.000Z",
 *   "question": "Why 30 and not 20 for “maxAttempts”?",
 *   "path": "src/retry.ts",
 *   "lines": { "start": 1, "end": 1 },
 *   "isGone": false,
 *   "commit": "4f2c1e9…",
 *   "evidence": [{ "text": "“maxAttempts” went from 20 to 30.", "commit": null }]
 * }
 * ```
 */
export interface JsonQuestion {
	/** By which `tacit note --moment`, `--later` and `--never` name it, while it waits. */
	readonly number: number;
	readonly kind: MomentKind;
	/** How much it deserves an answer, 0 to 1. */
	readonly weight: number;
	/** `later`: somebody said “not now”. */
	readonly state: "open" | "later";
	/** When it came up, in UTC. */
	readonly at: string;
	/** One English sentence. */
	readonly question: string;
	/** Where it is today; of a file that is gone, where it was. */
	readonly path: string;
	/** Today; `null`: the whole file, or they are not found any more. */
	readonly lines: LineRange | null;
	readonly isGone: boolean;
	/** The commit that shows it, full hash; `null` for what was seen in the editor. */
	readonly commit: string | null;
	/** What it is seen by. */
	readonly evidence: readonly {
		readonly text: string;
		readonly commit: string | null;
	}[];
}

/**
 * `tacit moments --json` without a range, with `--later` and `--never` as it is afterwards:
 * `{ "version": 1, "level": "normal", "questions": [ … ] }`, the most telling first.
 */
export interface JsonQuestions {
	readonly version: 1;
	readonly level: MomentLevel;
	readonly questions: readonly JsonQuestion[];
}

/** A question in its JSON shape. `place`: where it is today; `undefined` where its file is gone. */
export function jsonQuestion(
	question: OpenQuestion,
	place: QuestionPlace | undefined,
	{ seen }: Pick<Seen, "seen">,
): JsonQuestion {
	const { number, kind, weight, state, commit } = question;
	return {
		...{ number, kind, weight, state: state === "later" ? "later" : "open" },
		at: new Date(question.at).toISOString(),
		question: english(question.question),
		path: seen(place?.path ?? question.path),
		lines: place?.lines ?? null,
		isGone: place === undefined,
		commit: commit ?? null,
		evidence: question.evidence.map(({ said, commit: former }) => ({
			text: english(said),
			commit: former ?? null,
		})),
	};
}

/**
 * `tacit hooks --json`: `{ "version": 1, "folder": ".git/hooks", "owner": "own", "hooks": [ … ] }`.
 *
 * ```json
 * { "name": "post-commit", "file": ".git/hooks/post-commit", "state": "installed", "add": null }
 * ```
 */
export interface JsonHooks {
	readonly version: 1;
	/** From which git runs hooks; of Husky that in which people write them. */
	readonly folder: string;
	/** Whose hooks they are: of this clone, of Husky, of all who have the repository, of other repositories, too. */
	readonly owner: "own" | "husky" | "repository" | "elsewhere";
	readonly hooks: readonly {
		readonly name: string;
		readonly file: string;
		/** `shared`: left alone, since others have it, too. */
		readonly state: HookState | "shared";
		/** The line that has to be added by hand; `null` where none has to be. */
		readonly add: string | null;
	}[];
}

/**
 * `tacit unsign --json`.
 *
 * ```json
 * { "version": 1, "notes": [{ … }] }
 * ```
 */
export interface JsonUnsigned {
	readonly version: 1;
	/** The note as it is now; where none was named, those that others committed in one's name. */
	readonly notes: readonly JsonNote[];
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

/** `--json` of `tacit point`, `confirm`, `update` and `retire`: `{ "version": 1, "note": { … } }`, as it reads now. */
export interface JsonChangedNote {
	readonly version: 1;
	readonly note: JsonNote;
}

/** A commit. */
export interface JsonCommit {
	/** Full hash. */
	readonly hash: string;
	readonly author: JsonPerson;
	/** Of authorship, `YYYY-MM-DD`. */
	readonly date: string;
	readonly subject: string;
}

/** A commit in its JSON shape. */
export function jsonCommit(commit: Commit): JsonCommit {
	const { hash, author, date } = commit;
	return {
		hash,
		author: { name: author.name, email: author.email ?? null },
		...{ date, subject: subjectOf(commit) },
	};
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
	readonly commit: JsonCommit;
	/** What it is seen by. */
	readonly evidence: readonly {
		readonly text: string;
		/** Full hash of the former commit in which it is seen; `null`: in the moment's own. */
		readonly commit: string | null;
	}[];
}

/**
 * `tacit moments --range … --json`: `{ "version": 1, "range": "main..", "level": "normal", "commits": 12, "moments": [ … ] }`, the
 * newest commit first.
 */
export interface JsonMoments {
	readonly version: 1;
	/** As it was asked for. */
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
	return {
		...{ kind, weight, question: english(question), path: paths.seen(path) },
		lines: lines ?? null,
		commit: jsonCommit(commit),
		evidence: evidence.map(({ said, commit: former }) => ({
			text: english(said),
			commit: former ?? null,
		})),
	};
}

/**
 * An event of `tacit journal`: what of it is known, by its `type`. `at` is a time in UTC, paths are as in all of these
 * objects, ids are 16 hexadecimal digits (empty for no text) that are the same for the same text. Of lines that are none
 * `end` is one less than `start`.
 *
 * ```json
 * { "type": "saved", "at": "2026-11-27T14:03:09.120Z", "path": "src/retry.ts", "before": "09ab…", "after": "4f2c…", "changes": [{ "before": { "start": 3, "end": 3 }, "after": { "start": 3, "end": 4 }, "was": "…", "now": "…", "frame": null }], "isUndone": false, "pasted": [], "resolved": [] }
 * { "type": "moved", "at": "…", "from": "src/a.ts", "to": "src/b.ts" }
 * { "type": "deleted", "at": "…", "path": "src/a.ts" }
 * { "type": "problems", "at": "…", "path": "src/a.ts", "errors": 2 }
 * { "type": "ran", "at": "…", "by": "terminal", "program": "npm", "command": "…", "exitCode": 1 }
 * { "type": "debugged", "at": "…", "configuration": "…", "exceptions": 1, "exitCode": null }
 * { "type": "git", "at": "…", "did": "commit", "from": "09ab3c2…", "to": "4f2c1e9…" }
 * ```
 */
export type JsonEvent = { readonly at: string } & (
	| {
			readonly type: "saved";
			readonly path: string;
			readonly before: TextId;
			readonly after: TextId;
			readonly changes: readonly {
				readonly before: Stretch;
				readonly after: Stretch;
				readonly was: TextId;
				readonly now: TextId;
				/** `null` unless a literal alone was changed. */
				readonly frame: TextId | null;
			}[];
			readonly isUndone: boolean;
			readonly pasted: readonly LineRange[];
			readonly resolved: readonly LineRange[];
	  }
	| { readonly type: "moved"; readonly from: string; readonly to: string }
	| { readonly type: "deleted"; readonly path: string }
	| {
			readonly type: "problems";
			readonly path: string;
			readonly errors: number;
	  }
	| {
			readonly type: "ran";
			readonly by: "task" | "terminal";
			/** Empty where it is not known. */
			readonly program: string;
			readonly command: TextId;
			readonly exitCode: number | null;
	  }
	| {
			readonly type: "debugged";
			readonly configuration: TextId;
			readonly exceptions: number;
			readonly exitCode: number | null;
	  }
	| {
			readonly type: "handover";
			readonly did: HandoverDeed;
			/** Names; `null` for nobody, or where it is not known. */
			readonly from: string | null;
			readonly to: string | null;
	  }
	| {
			readonly type: "git";
			readonly did: GitDeed;
			readonly from: string;
			readonly to: string;
	  }
);

/**
 * `tacit journal --json`, with `--pause`, `--resume` and `--wipe` as it is afterwards:
 * `{ "version": 1, "place": "/home/ada/api/.git/tacit/journal", "isPaused": false, "events": [ … ] }`, the oldest first.
 */
export interface JsonJournal {
	readonly version: 1;
	/** The folder in which it lies, or will; absolute, as the system writes it. */
	readonly place: string;
	readonly isPaused: boolean;
	readonly events: readonly JsonEvent[];
}

/** An event in its JSON shape. */
export function jsonEvent(
	event: WorkEvent,
	{ seen }: Pick<Seen, "seen">,
): JsonEvent {
	const at = new Date(event.at).toISOString();
	switch (event.type) {
		case "saved":
			return {
				...{ ...event, at, path: seen(event.path) },
				changes: event.changes.map((change) => ({
					...change,
					frame: change.frame ?? null,
				})),
			};
		case "moved":
			return { ...event, at, from: seen(event.from), to: seen(event.to) };
		case "deleted":
		case "problems":
			return { ...event, at, path: seen(event.path) };
		case "ran":
		case "debugged":
			return { ...event, at, exitCode: event.exitCode ?? null };
		case "git":
			return { ...event, at };
		case "handover":
			return { ...event, at, from: event.from ?? null, to: event.to ?? null };
	}
}

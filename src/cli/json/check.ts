import type {
	CheckedNote,
	CheckFinding,
	Stretch,
} from "../../combine/check/checkFinding.ts";
import type { CheckCode, CheckLevel } from "../../core/config.ts";
import type { LineRange } from "../../core/lineRange.ts";
import { english } from "../../core/message.ts";
import type { NoteKind, Visibility } from "../../core/note.ts";
import { formatPerson } from "../../core/person.ts";
import type { Checked } from "../../tacit/checking.ts";
import type { Fixed } from "../fixPlaces.ts";
import type { Seen } from "./note.ts";
import { jsonVersion } from "./version.ts";

/** Lines of code: 1-based, inclusive. */
export interface JsonStretch {
	readonly path: string;
	readonly lines: LineRange;
	readonly text: readonly string[];
}

/** A finding of `tacit check`. */
export interface JsonCheckFinding {
	/** The same for the same thing at every check. */
	readonly id: string;
	readonly code: CheckCode;
	readonly level: CheckLevel;
	readonly path: string;
	readonly lines: LineRange | null;
	readonly note: {
		readonly id: string;
		readonly kind: NoteKind;
		readonly title: string;
		readonly visibility: Visibility;
		readonly file: string;
		readonly by: readonly string[];
	} | null;
	readonly message: string;
	readonly todo: string | null;
	/** The owners of the code, as the file of code owners names them, where somebody is to be asked. */
	readonly owners: readonly string[];
	readonly before: JsonStretch | null;
	readonly after: JsonStretch | null;
}

/**
 * `tacit check --json`: `{ "version": 1, "base": "4f2c1e9…", "notes": 12, "files": 3, "findings": [ … ] }`. `base` is the
 * commit that was compared with, `notes` and `files` count those looked at.
 */
export interface JsonCheck {
	readonly version: 1;
	readonly base: string | null;
	readonly notes: number;
	readonly files: number;
	/** What could not be looked at, besides what findings say. */
	readonly unseen: readonly string[];
	/** What `--fix` wrote, or would write; `null` without it. */
	readonly fixed: JsonFixed | null;
	readonly findings: readonly JsonCheckFinding[];
}

/** A place of a note that was written anew; `from` and `to` are lines of the whole file. */
export interface JsonFixedPlace {
	/** From 1, among the note's. */
	readonly place: number;
	readonly from: { readonly path: string; readonly lines: LineRange | null };
	readonly to: { readonly path: string; readonly lines: LineRange | null };
	/** Whether its quote was taken anew: its code is as it was. */
	readonly isRenewed: boolean;
}

/** What `tacit check --fix` did. */
export interface JsonFixed {
	readonly isDryRun: boolean;
	readonly notes: readonly {
		readonly id: string;
		readonly file: string;
		/** Where its file went; `null` where it stayed. */
		readonly movedTo: string | null;
		readonly places: readonly JsonFixedPlace[];
	}[];
	/** Links that lead to where notes went, in files that are not among these notes. */
	readonly links: readonly { readonly file: string; readonly count: number }[];
	readonly left: readonly { readonly file: string; readonly why: string }[];
}

/** What `tacit check --json` prints. */
export function jsonCheck(
	{ base, notes, files, findings, unseen }: Checked,
	fixed: Fixed | undefined,
	paths: Seen,
): JsonCheck {
	return {
		...{ version: jsonVersion, base: base ?? null, notes, files },
		unseen: unseen.map((each) => english(each)),
		fixed: fixed ? jsonFixed(fixed, paths) : null,
		findings: findings.map((finding) => jsonFinding(finding, paths)),
	};
}

function jsonFixed(
	{ notes, links, left, isDry }: Fixed,
	paths: Seen,
): JsonFixed {
	return {
		isDryRun: isDry,
		notes: notes.map(({ note, move, places }) => ({
			id: note.head.id,
			file: paths.seenFile(note.file),
			movedTo: move ? paths.seen(move.to) : null,
			places: places.map(({ anchor, anchorIndex, fix }) => ({
				place: anchorIndex + 1,
				from: { path: paths.seen(anchor.path), lines: anchor.lines ?? null },
				to: { path: paths.seen(fix.path), lines: fix.lines ?? null },
				isRenewed: fix.how === "renew",
			})),
		})),
		links: links.map(({ file, splices }) => ({
			file: paths.seenFile(file),
			count: splices.length,
		})),
		left: left.map(({ file, why }) => ({
			file: paths.seenFile(file),
			why: english(why),
		})),
	};
}

function jsonFinding(
	{ said, todo, note, lines, before, after, owners, ...rest }: CheckFinding,
	paths: Seen,
): JsonCheckFinding {
	const { id, code, level, path } = rest;
	const stretch = (given: Stretch | undefined): JsonStretch | null =>
		given ? { ...given, path: paths.seen(given.path) } : null;
	return {
		...{ id, code, level, path: paths.seen(path), lines: lines ?? null },
		note: note ? jsonCheckedNote(note, paths) : null,
		message: english(said),
		todo: todo ? english(todo) : null,
		owners,
		before: stretch(before),
		after: stretch(after),
	};
}

function jsonCheckedNote(
	{ id, kind, title, path, isDraft, by }: CheckedNote,
	paths: Seen,
): NonNullable<JsonCheckFinding["note"]> {
	const visibility = isDraft ? "draft" : "published";
	return {
		...{ id, kind, title, visibility },
		file: paths.seenFile({ visibility, path }),
		by: by.map(formatPerson),
	};
}

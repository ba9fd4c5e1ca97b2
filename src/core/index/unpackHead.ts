import type { Anchor } from "../anchor/anchor.ts";
import {
	type NoteHead,
	type NoteKind,
	noteKinds,
	noteStatuses,
} from "../note.ts";
import { type NoteId, parseNoteId } from "../noteId.ts";
import type { Person } from "../person.ts";
import type { RepoPath } from "../repoPath.ts";
import type { Trial } from "../trial.ts";
import {
	type AnchorBrief,
	type NoteRow,
	partSeparator,
	reaches,
	rowPaths,
} from "./noteRow.ts";
import {
	damagedAsUndefined,
	list,
	number,
	oneOf,
	optional,
	parts,
	text,
} from "./shape.ts";

/**
 * The head that was packed. Where the row holds none, or not what `packNote` writes (a cache that somebody
 * changed), it is a head without title and anchors, which is shown nowhere.
 */
export function unpackHead(row: NoteRow): NoteHead {
	return (
		damagedAsUndefined(() => readHead(row)) ?? {
			...emptyHead,
			id: row.id ?? emptyHead.id,
		}
	);
}

const emptyHead: NoteHead = {
	id: "" as NoteId,
	kind: "why",
	status: undefined,
	title: "",
	by: [],
	date: undefined,
	tags: [],
	supersedes: [],
	relates: [],
	from: [],
	until: undefined,
	confirmed: undefined,
	moment: undefined,
	trial: undefined,
	anchors: [],
};

/** The title alone; empty where the row holds none. Reads no more than it must: it is asked for of every note at a keystroke. */
export function unpackTitle({ packed }: NoteRow): string {
	beforeTitle.lastIndex = packed.lastIndexOf(partSeparator) + 1;
	const json = beforeTitle.exec(packed)?.[1];
	return json === undefined
		? ""
		: (damagedAsUndefined(() => text(JSON.parse(json))) ?? "");
}

/** From the status, which comes first. */
const beforeTitle = /\[(?:null|"[a-z]{1,20}"),("(?:[^"\\]|\\.)*")/y;

/** The kind alone; `undefined` where the row holds none. */
export function unpackKind({ packed }: NoteRow): NoteKind | undefined {
	const kind = packed.slice(0, packed.indexOf(partSeparator));
	return noteKinds.find((each) => each === kind);
}

/** The people alone; empty where the row holds none. */
export function unpackPeople(row: NoteRow): readonly Person[] {
	return damagedAsUndefined(() => readPeople(part(row, 1))) ?? [];
}

/** The tags alone; empty where the row holds none. */
export function unpackTags(row: NoteRow): readonly string[] {
	return damagedAsUndefined(() => list(JSON.parse(part(row, 2)), text)) ?? [];
}

/** The anchors in their order, in brief; empty where the row holds none. */
export function unpackBriefs(row: NoteRow): readonly AnchorBrief[] {
	const json = part(row, 3);
	return (
		oneBrief(json, row) ?? damagedAsUndefined(() => readBriefs(json, row)) ?? []
	);
}

/** Nearly every note has one anchor, in a file of a plain name; after a checkout all are asked. */
function oneBrief(
	json: string,
	row: NoteRow,
): readonly AnchorBrief[] | undefined {
	const [, reach, blob] = plainBrief.exec(json) ?? [];
	const [path, ...more] = reach === undefined ? [] : rowPaths(row);
	if (path === undefined || more.length > 0) return undefined;
	return [{ path, reach: reach as AnchorBrief["reach"], blob }];
}

const plainBrief = /^\[\[0,"(folder|file|lines)",(?:null|"([0-9a-f]*)")\]\]$/;

function part(row: NoteRow, at: number): string {
	return row.packed.split(partSeparator, at + 1)[at] ?? "[]";
}

function readHead(row: NoteRow): NoteHead {
	const [kind, people, tags, brief, rest] = parts(
		row.packed.split(partSeparator),
		5,
	);
	const [
		status,
		title,
		date,
		supersedes,
		relates,
		from,
		until,
		confirmed,
		moment,
		trial,
		anchors,
	] = parts(JSON.parse(text(rest)), 11);
	const briefs = readBriefs(text(brief), row);
	return {
		id: noteId(row.id),
		kind: oneOf(noteKinds)(kind),
		status: optional(status, oneOf(noteStatuses)),
		title: text(title),
		by: readPeople(text(people)),
		date: optional(date, text),
		tags: list(JSON.parse(text(tags)), text),
		supersedes: list(supersedes, noteId),
		relates: list(relates, noteId),
		from: list(from, text),
		until: optional(until, text),
		confirmed: optional(confirmed, text),
		moment: optional(moment, text),
		trial: optional(trial, readTrial),
		anchors: parts(anchors, briefs.length).map((anchor, at) =>
			readAnchor(anchor, briefs[at] as AnchorBrief),
		),
	};
}

function readPeople(json: string): readonly Person[] {
	return list(JSON.parse(json), (person) => {
		const [name, email] = parts(person, 2);
		return { name: text(name), email: optional(email, text) };
	});
}

function readBriefs(json: string, row: NoteRow): readonly AnchorBrief[] {
	const paths = rowPaths(row);
	return list(JSON.parse(json), (brief) => {
		const [path, reach, blob] = parts(brief, 3);
		return {
			path: oneOf(paths)(paths[number(path)]),
			reach: oneOf(reaches)(reach),
			blob: optional(blob, text),
		};
	});
}

function readAnchor(
	anchor: unknown,
	{ path, reach, blob }: AnchorBrief,
): Anchor {
	const [start, end, language, symbol, commit, near, cell, noteLine] = parts(
		anchor,
		8,
	);
	return {
		path,
		lines: optional(start, (value) => ({
			start: number(value),
			end: number(end),
		})),
		isFolder: reach === "folder",
		language: text(language),
		symbol: optional(symbol, text),
		commit: optional(commit, text),
		blob,
		near: optional(near, text),
		cell: optional(cell, text),
		noteLine: number(noteLine),
	};
}

function readTrial(packed: unknown): Trial {
	const [kind, named] = parts(packed, 2);
	const of = oneOf(["task", "launch", "test"] as const)(kind);
	return of === "test"
		? { kind: of, path: text(named) as RepoPath }
		: { kind: of, name: text(named) };
}

function noteId(value: unknown): NoteId {
	return oneOf([parseNoteId(text(value))])(value) as NoteId;
}

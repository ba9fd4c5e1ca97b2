import type { LineRange } from "../core/lineRange.ts";
import { type NoteKind, noteKinds } from "../core/note.ts";
import type { Person } from "../core/person.ts";
import { type MomentKind, momentKinds } from "./moments/moment.ts";

/** A note, edit or answer that somebody has begun and not finished. Kept on this machine until it is saved or discarded. */
export interface Writing {
	/** Names it among the unfinished ones. */
	readonly key: string;
	readonly mode: "new" | "edit" | "reply";
	/** URI of the file or folder that it is about. */
	readonly uri: string;
	readonly isFolder: boolean;
	/** Where it stands; `undefined` for a whole file or folder. Moves along while the file is edited. */
	readonly lines: LineRange | undefined;
	/** The note that is edited or answered. */
	readonly noteId: string | undefined;
	readonly kind: NoteKind;
	readonly text: string;
	/** What it began with: of an edit, title and prose of the note as they were; of a new note, its template. `undefined` for the others. */
	readonly before?: string | undefined;
	/** Whose words they are; left out: of whoever writes. */
	readonly by?: readonly Person[] | undefined;
	/** The question that it answers; left out: none. */
	readonly answers?: AnsweredQuestion | undefined;
	/** Milliseconds since the epoch. */
	readonly begunAt: number;
}

/** A question that something is written in answer to. */
export interface AnsweredQuestion {
	/** As in `OpenQuestion`. */
	readonly key: string;
	/** In the words in which it was put. */
	readonly question: string;
	/** What led to it. */
	readonly moment: MomentKind;
}

/** Writes the journal's file for one writing. */
export function serializeWriting(writing: Writing): string {
	return `${JSON.stringify(writing, undefined, "\t")}\n`;
}

/** Reads it back; `undefined` when it is damaged or of another form. */
export function parseWriting(source: string): Writing | undefined {
	let read: unknown;
	try {
		read = JSON.parse(source);
	} catch {
		return undefined;
	}
	if (typeof read !== "object" || read === null) return undefined;
	const {
		key,
		mode,
		uri,
		isFolder,
		lines,
		noteId,
		kind,
		text,
		before,
		by,
		answers,
		begunAt,
	} = read as Record<string, unknown>;
	if (
		typeof key !== "string" ||
		(mode !== "new" && mode !== "edit" && mode !== "reply") ||
		typeof uri !== "string" ||
		typeof isFolder !== "boolean" ||
		typeof text !== "string" ||
		typeof begunAt !== "number" ||
		!isKind(kind) ||
		!(lines === undefined || isLineRange(lines)) ||
		!(noteId === undefined || typeof noteId === "string") ||
		!(before === undefined || typeof before === "string") ||
		!(by === undefined || (Array.isArray(by) && by.every(isPerson))) ||
		!(answers === undefined || isAnswered(answers))
	)
		return undefined;
	return {
		key,
		mode,
		uri,
		isFolder,
		lines,
		noteId,
		kind,
		text,
		before,
		by,
		answers,
		begunAt,
	};
}

function isPerson(value: unknown): value is Person {
	if (typeof value !== "object" || value === null) return false;
	const { name, email } = value as Record<string, unknown>;
	return (
		typeof name === "string" &&
		(email === undefined || typeof email === "string")
	);
}

function isAnswered(value: unknown): value is AnsweredQuestion {
	if (typeof value !== "object" || value === null) return false;
	const { key, question, moment } = value as Record<string, unknown>;
	return (
		typeof key === "string" &&
		typeof question === "string" &&
		momentKinds.some((kind) => kind === moment)
	);
}

function isKind(value: unknown): value is NoteKind {
	return noteKinds.some((kind) => kind === value);
}

function isLineRange(value: unknown): value is LineRange {
	if (typeof value !== "object" || value === null) return false;
	const { start, end } = value as Record<string, unknown>;
	return (
		typeof start === "number" &&
		typeof end === "number" &&
		Number.isInteger(start) &&
		Number.isInteger(end) &&
		start >= 1 &&
		end >= start
	);
}

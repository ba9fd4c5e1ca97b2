import type { Disposable } from "../../core/disposable.ts";
import { type NoteId, parseNoteId } from "../../core/noteId.ts";
import type { SharedText } from "../../core/sharedText.ts";

/**
 * Which notes somebody has read, and in which state. Private: on this machine alone, one text for all work trees and windows
 * of a repository. Every change rejects where it cannot be written.
 */
export interface ReadMarks {
	/** What the note said when it was read last (see `substanceOf`); `undefined`: it was not. Costs nothing. */
	substanceRead(id: NoteId): string | undefined;
	/** Marks notes as read, by what they say now. */
	mark(notes: ReadonlyMap<NoteId, string>): Promise<void>;
	/** Makes these notes unread again. */
	forget(ids: readonly NoteId[]): Promise<void>;
	/** Forgets everything, the file itself too. */
	wipe(): Promise<void>;
	/** How many notes are marked. */
	count(): number;
	/** Told after every change made here, and when `touch` finds one. */
	onDidChange(listener: () => void): Disposable;
	/** Whoever sees that the file was written says so: by another window, or the command line. */
	touch(): void;
}

/** The most notes that are remembered, under a megabyte: those that were read first are forgotten first. */
export const mostRead = 20_000;

/** The form of the file; one of another form counts as none. */
const version = 1;

type Marks = ReadonlyMap<NoteId, string>;

/** Opens what is kept in `text`, which is not read before the first question. What is damaged in it is left out. */
export function createReadMarks(text: SharedText): ReadMarks {
	const listeners = new Set<() => void>();
	let known: { readonly source: string | undefined; readonly marks: Marks };
	let isRead = false;
	const take = (source: string | undefined) => {
		if (!isRead || source !== known.source)
			known = { source, marks: readMarks(source) };
		isRead = true;
		return known.marks;
	};
	const marks = () => (isRead ? known.marks : take(text.read()));
	const tell = () => {
		for (const listener of [...listeners]) listener();
	};
	const change = async (edit: (marks: Map<NoteId, string>) => void) => {
		let isChanged = false;
		await text.change((source) => {
			const after = new Map(readMarks(source));
			edit(after);
			const written = writeMarks(after);
			isChanged = written !== source;
			take(written);
			return written;
		});
		if (isChanged) tell();
	};
	return {
		substanceRead: (id) => marks().get(id),
		mark: (notes) =>
			change((all) => {
				for (const [id, substance] of notes) {
					// What was read last stands last.
					all.delete(id);
					all.set(id, substance);
				}
				for (const id of [...all.keys()].slice(0, all.size - mostRead))
					all.delete(id);
			}),
		forget: (ids) =>
			change((all) => {
				for (const id of ids) all.delete(id);
			}),
		wipe: () => change((all) => all.clear()),
		count: () => marks().size,
		onDidChange(listener) {
			listeners.add(listener);
			return { dispose: () => void listeners.delete(listener) };
		},
		touch() {
			const before = isRead ? known.source : undefined;
			take(text.read());
			if (known.source !== before) tell();
		},
	};
}

/** `undefined` for none: then there is no file. A list, because the order counts. */
function writeMarks(marks: Marks): string | undefined {
	if (marks.size === 0) return undefined;
	return `${JSON.stringify({ version, read: [...marks] })}\n`;
}

function readMarks(source: string | undefined): Marks {
	const file = parsed(source ?? "");
	if (typeof file !== "object" || file === null) return new Map();
	const { version: written, read } = file as Record<string, unknown>;
	if (written !== version || !Array.isArray(read)) return new Map();
	return new Map(
		read.slice(-mostRead).flatMap((each: unknown) => {
			const [first, substance] = Array.isArray(each) ? each : [];
			const id = typeof first === "string" ? parseNoteId(first) : undefined;
			return id !== undefined &&
				typeof substance === "string" &&
				/^[0-9a-f]{16}$/.test(substance)
				? [[id, substance] as const]
				: [];
		}),
	);
}

function parsed(source: string): unknown {
	try {
		return JSON.parse(source);
	} catch {
		return undefined;
	}
}

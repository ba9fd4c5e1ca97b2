import type { Disposable } from "../../core/disposable.ts";
import { type NoteId, parseNoteId } from "../../core/noteId.ts";
import type { SharedText } from "../../core/sharedText.ts";

/**
 * The questions that were asked on this machine, with a name or without: what tells whoever asked that they were answered.
 * Private. Every change rejects where it cannot be written.
 */
export interface AskedQuestions {
	/** Those of which nobody said that they are clear, in the order in which they were asked. */
	open(): readonly NoteId[];
	/** Whether one of them is this. Costs nothing. */
	has(id: NoteId): boolean;
	/** Remembers a question; one that was clear is open again. */
	add(id: NoteId): Promise<void>;
	/** It is clear now: its answer is told no more. */
	settle(id: NoteId): Promise<void>;
	/** Told after every change made here, and when `touch` finds one. */
	onDidChange(listener: () => void): Disposable;
	/** Whoever sees that the file was written says so. */
	touch(): void;
}

/** The most questions that are remembered: those that were asked first are forgotten first. */
const mostAsked = 1000;

/** The form of the file; one of another form counts as none. */
const version = 1;

/** Kept in `text`, which is not read before the first question. What is damaged in it is left out. */
export function createAskedQuestions(text: SharedText): AskedQuestions {
	const listeners = new Set<() => void>();
	let known: { readonly source: string | undefined; ids: ReadonlySet<NoteId> };
	let isRead = false;
	const take = (source: string | undefined) => {
		if (!isRead || source !== known.source)
			known = { source, ids: new Set(readAsked(source)) };
		isRead = true;
	};
	const ids = () => {
		if (!isRead) take(text.read());
		return known.ids;
	};
	const tell = () => {
		for (const listener of [...listeners]) listener();
	};
	const change = async (edit: (ids: Set<NoteId>) => void) => {
		let isChanged = false;
		await text.change((before) => {
			const ids = new Set(readAsked(before));
			edit(ids);
			const kept = [...ids].slice(-mostAsked);
			const after =
				kept.length > 0
					? `${JSON.stringify({ version, asked: kept })}\n`
					: undefined;
			isChanged = after !== before;
			take(after);
			return after;
		});
		if (isChanged) tell();
	};
	return {
		open: () => [...ids()],
		has: (id) => ids().has(id),
		add: (id) => change((ids) => ids.add(id)),
		settle: (id) => change((ids) => ids.delete(id)),
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

function readAsked(text: string | undefined): readonly NoteId[] {
	const file = parsed(text ?? "");
	if (typeof file !== "object" || file === null) return [];
	const { version: written, asked } = file as Record<string, unknown>;
	if (written !== version || !Array.isArray(asked)) return [];
	return asked.flatMap((each: unknown) =>
		typeof each === "string" ? (parseNoteId(each) ?? []) : [],
	);
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

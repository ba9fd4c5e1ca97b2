import { type IndexedNote, noteKinds } from "../../core/note.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { EntryKey, EntryNote, LogEntry } from "./logEntry.ts";

/**
 * Which notes of other kinds belong to which decision: one of the two names the other, or the note is on lines that lie within
 * the decision's. Entries without any are left out.
 */
export function notesOfEntries(
	entries: readonly LogEntry[],
	others: readonly IndexedNote[],
): ReadonlyMap<EntryKey, readonly EntryNote[]> {
	if (others.length === 0) return new Map();
	const keys = new Set(entries.map(({ key }) => key));
	const stretches = stretchesByFile(entries);
	/** Entries by the id of a note that they name. */
	const naming = new Map<string, EntryKey[]>();
	for (const { key, supersedes, relations } of entries)
		for (const named of [...supersedes, ...relations.map(({ key }) => key)])
			if (!keys.has(named))
				naming.set(named, [...(naming.get(named) ?? []), key]);
	const found = new Map<EntryKey, Dated[]>();
	for (const note of others) {
		const { head } = note;
		const named = [...head.relates, ...head.supersedes, ...head.from];
		const belongsTo = new Set<EntryKey>([
			...named.filter((key) => keys.has(key)),
			...(naming.get(head.id) ?? []),
			...entriesAround(note, stretches),
		]);
		for (const key of belongsTo) {
			const list = found.get(key);
			if (list) list.push(datedOf(note));
			else found.set(key, [datedOf(note)]);
		}
	}
	return new Map(
		[...found].map(([key, list]) => [
			key,
			list.sort(compareDated).map(({ note }) => note),
		]),
	);
}

interface Dated {
	readonly note: EntryNote;
	readonly order: string;
}

interface Stretch {
	readonly start: number;
	readonly end: number;
	readonly key: EntryKey;
}

function stretchesByFile(
	entries: readonly LogEntry[],
): ReadonlyMap<RepoPath, readonly Stretch[]> {
	const byFile = new Map<RepoPath, Stretch[]>();
	for (const { key, code } of entries)
		for (const { path, lines } of code) {
			if (!lines) continue;
			const list = byFile.get(path);
			if (list) list.push({ ...lines, key });
			else byFile.set(path, [{ ...lines, key }]);
		}
	return byFile;
}

function entriesAround(
	{ head }: IndexedNote,
	stretches: ReadonlyMap<RepoPath, readonly Stretch[]>,
): readonly EntryKey[] {
	return head.anchors.flatMap(({ path, lines }) =>
		lines
			? (stretches.get(path) ?? [])
					.filter(({ start, end }) => start <= lines.start && lines.end <= end)
					.map(({ key }) => key)
			: [],
	);
}

function datedOf({ head, file }: IndexedNote): Dated {
	const { id, kind, title, date } = head;
	return {
		note: { id, path: file.path, kind, title },
		order: `${noteKinds.indexOf(kind)} ${date ?? "9999"} ${id}`,
	};
}

function compareDated(a: Dated, b: Dated): number {
	return a.order < b.order ? -1 : a.order > b.order ? 1 : 0;
}

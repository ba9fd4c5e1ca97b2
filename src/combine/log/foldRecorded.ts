import type { EntryCode, EntryKey, LogEntry } from "./logEntry.ts";

/** Entries in which every decision stands once. */
export interface FoldedEntries {
	readonly entries: readonly LogEntry[];
	/** The entry in which a note stands that has none of its own any more, by the note's key. */
	readonly foldedInto: ReadonlyMap<EntryKey, EntryKey>;
}

/**
 * Puts notes that say that a record was made of them into the entry of that record, so that no decision stands twice: the record's
 * entry lists the note, and takes over its code and what it supersedes.
 */
export function foldRecorded(read: readonly LogEntry[]): FoldedEntries {
	// Most logs have no such note, and many entries.
	if (read.every(({ recordedIn }) => recordedIn === undefined))
		return { entries: read, foldedInto: new Map() };
	const byPath = new Map(
		read.flatMap((entry) =>
			entry.source.type === "record"
				? [[entry.source.path as string, entry] as const]
				: [],
		),
	);
	const foldedInto = new Map<EntryKey, EntryKey>();
	const folded = new Map<EntryKey, LogEntry>();
	for (const note of read) {
		const { source, recordedIn } = note;
		const record =
			recordedIn === undefined ? undefined : byPath.get(recordedIn);
		if (source.type !== "note" || !record) continue;
		foldedInto.set(note.key, record.key);
		const before = folded.get(record.key) ?? record;
		const ofNotes = [
			...before.code.filter((each) => !record.code.includes(each)),
			...note.code,
		];
		folded.set(record.key, {
			...before,
			code: [...ofNotes, ...record.code.filter(isNotIn(ofNotes))],
			supersedes: [...before.supersedes, ...note.supersedes],
			tags: [...new Set([...before.tags, ...note.tags])],
			area: folded.has(record.key) ? before.area : note.area,
			notes: [
				...before.notes,
				{
					id: source.id,
					path: source.path,
					kind: "decision",
					title: note.title,
				},
			],
		});
	}
	return foldedInto.size === 0
		? { entries: read, foldedInto }
		: {
				entries: read.flatMap((entry) =>
					foldedInto.has(entry.key) ? [] : [folded.get(entry.key) ?? entry],
				),
				foldedInto,
			};
}

/** A file that a record merely names says less than the note's lines of it. */
function isNotIn(code: readonly EntryCode[]): (other: EntryCode) => boolean {
	const paths = new Set(code.map(({ path }) => path));
	return ({ path, lines }) => lines !== undefined || !paths.has(path);
}

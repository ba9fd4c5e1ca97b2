import type { IndexedNote } from "../../core/note.ts";
import { compareEntries } from "./compareEntries.ts";
import { foldRecorded } from "./foldRecorded.ts";
import type {
	EntryKey,
	EntryNote,
	EntryRelation,
	EntryState,
	LogEntry,
} from "./logEntry.ts";
import { notesOfEntries } from "./notesOfEntries.ts";

/**
 * Joins entries that were read one by one into a log, in its order: supersession and other relations hold both ways,
 * whichever side speaks of them; names that nothing here bears are left out; a decision that
 * another one in force takes the place of is superseded, whatever its own file still says; notes of other kinds stand
 * where they belong. Of entries with one key the first counts. With `known` an entry that came out the same before is the
 * same object.
 */
export function linkEntries(
	read: readonly LogEntry[],
	others: readonly IndexedNote[],
	known: KnownEntries = knowNoEntries(),
): readonly LogEntry[] {
	const entries = new Map<EntryKey, LogEntry>();
	const { entries: folded, foldedInto } = foldRecorded(read);
	for (const entry of folded) {
		if (entries.has(entry.key)) continue;
		entries.set(entry.key, entry);
	}
	let byPath: Map<string, EntryKey> | undefined;
	/** Of what is no key: the path of an entry, or a note that stands in one. */
	const keyAt = (named: string): EntryKey | undefined => {
		byPath ??= new Map([
			...foldedInto,
			...[...entries.values()].map(({ source, key }): [string, EntryKey] => [
				source.path,
				key,
			]),
		]);
		return byPath.get(named);
	};
	const keyOf = (named: EntryKey, by: EntryKey): EntryKey | undefined => {
		const key = entries.has(named) ? named : keyAt(named);
		return key === by ? undefined : key;
	};
	const links = linksOf(entries.values(), keyOf);
	const notes = notesOfEntries([...entries.values()], others);
	const ordered = inOrder(
		[...entries.values()].map((entry) =>
			linked(entry, links.get(entry.key), notes.get(entry.key)),
		),
		known.ordered,
	);
	known.ordered = ordered;
	return ordered;

	function linked(
		entry: LogEntry,
		own: Links | undefined,
		notes: readonly EntryNote[] | undefined,
	): LogEntry {
		const isBare =
			entry.supersedes.length +
				entry.supersededBy.length +
				entry.relations.length ===
			0;
		if (own === undefined && notes === undefined && isBare) return entry;
		const supersededBy = [...(own?.supersededBy ?? [])].sort();
		const isSuperseded =
			canBeSuperseded.has(entry.state) &&
			supersededBy.some((key) => isInForce(entries.get(key)?.state));
		const added = {
			...(isSuperseded
				? supersededState(entry)
				: { state: entry.state, status: entry.status }),
			supersedes: [...(own?.supersedes ?? [])].sort(),
			supersededBy,
			relations: [...(own?.relations.values() ?? [])].sort(compareRelations),
			notes: [...entry.notes, ...(notes ?? [])],
		};
		const before = known.linked.get(entry.key);
		if (before?.read === entry && isSameLinked(before.linked, added))
			return before.linked;
		const linked = { ...entry, ...added };
		known.linked.set(entry.key, { read: entry, linked });
		return linked;
	}
}

/** What came of entries before. */
export interface KnownEntries {
	readonly linked: Map<
		EntryKey,
		{ readonly read: LogEntry; readonly linked: LogEntry }
	>;
	/** The whole log, in its order. */
	ordered: readonly LogEntry[];
}

/** Knows of none yet. */
export function knowNoEntries(): KnownEntries {
	return { linked: new Map(), ordered: [] };
}

/** Sorts entries; those that came out before need not be sorted again. */
function inOrder(
	entries: readonly LogEntry[],
	before: readonly LogEntry[],
): readonly LogEntry[] {
	const fresh = new Set(entries);
	const kept = before.filter((entry) => fresh.delete(entry));
	const added = [...fresh].sort(compareEntries);
	if (kept.length === 0) return added;
	const merged: LogEntry[] = [];
	let next = 0;
	for (const entry of kept) {
		for (
			let other = added[next];
			other && compareEntries(other, entry) < 0;
			other = added[next]
		) {
			merged.push(other);
			next++;
		}
		merged.push(entry);
	}
	return [...merged, ...added.slice(next)];
}

/** What linking adds to an entry, or changes in it. */
type AddedLinks = Pick<
	LogEntry,
	"state" | "status" | "supersedes" | "supersededBy" | "relations" | "notes"
>;

function isSameLinked(one: LogEntry, added: AddedLinks): boolean {
	return (
		one.state === added.state &&
		one.status === added.status &&
		isSameList(one.supersedes, added.supersedes) &&
		isSameList(one.supersededBy, added.supersededBy) &&
		isSameList(
			one.relations,
			added.relations,
			(a, b) => a.is === b.is && a.key === b.key && a.written === b.written,
		) &&
		isSameList(
			one.notes,
			added.notes,
			(a, b) =>
				a.id === b.id &&
				a.path === b.path &&
				a.kind === b.kind &&
				a.title === b.title,
		)
	);
}

function isSameList<T>(
	one: readonly T[],
	other: readonly T[],
	isSame: (a: T, b: T) => boolean = Object.is,
): boolean {
	return (
		one.length === other.length &&
		one.every((each, at) => isSame(each, other[at] as T))
	);
}

/** What is known of an entry from both sides. */
interface Links {
	readonly supersedes: Set<EntryKey>;
	readonly supersededBy: Set<EntryKey>;
	/** By kind and key. */
	readonly relations: Map<string, EntryRelation>;
}

function linksOf(
	entries: Iterable<LogEntry>,
	keyOf: (named: EntryKey, by: EntryKey) => EntryKey | undefined,
): ReadonlyMap<EntryKey, Links> {
	const all = new Map<EntryKey, Links>();
	const of = (key: EntryKey): Links => {
		const found = all.get(key);
		if (found) return found;
		const made: Links = {
			supersedes: new Set(),
			supersededBy: new Set(),
			relations: new Map(),
		};
		all.set(key, made);
		return made;
	};
	const supersede = (by: EntryKey, key: EntryKey) => {
		of(by).supersedes.add(key);
		of(key).supersededBy.add(by);
	};
	/** What one's own file says comes before what follows from another's. */
	const implied: [EntryKey, EntryRelation][] = [];
	for (const entry of entries) {
		for (const named of entry.supersedes) {
			const key = keyOf(named, entry.key);
			if (key !== undefined) supersede(entry.key, key);
		}
		for (const named of entry.supersededBy) {
			const key = keyOf(named, entry.key);
			if (key !== undefined) supersede(key, entry.key);
		}
		for (const { is, written, key: named } of entry.relations) {
			const key = keyOf(named, entry.key);
			if (key === undefined) continue;
			const { relations } = of(entry.key);
			const name = `${is} ${key}`;
			if (!relations.has(name)) relations.set(name, { is, written, key });
			const back = opposite[is];
			if (back !== undefined)
				implied.push([key, { is: back, written: undefined, key: entry.key }]);
		}
	}
	for (const [key, relation] of implied) {
		const { relations } = of(key);
		const name = `${relation.is} ${relation.key}`;
		if (!relations.has(name)) relations.set(name, relation);
	}
	return all;
}

const opposite: Readonly<
	Record<EntryRelation["is"], EntryRelation["is"] | undefined>
> = {
	amends: "amended-by",
	"amended-by": "amends",
	relates: "relates",
	from: undefined,
};

const canBeSuperseded: ReadonlySet<EntryState> = new Set([
	"accepted",
	"proposed",
	"unknown",
]);

/** A proposal takes the place of nothing yet, and what was rejected never did. */
function isInForce(state: EntryState | undefined): boolean {
	return state !== undefined && state !== "proposed" && state !== "rejected";
}

/** A record's own word stays beside it. */
function supersededState({
	source,
	status,
}: LogEntry): Pick<LogEntry, "state" | "status"> {
	return {
		state: "superseded",
		status: source.type === "note" ? "superseded" : status,
	};
}

function compareRelations(a: EntryRelation, b: EntryRelation): number {
	const [one, other] = [`${a.is} ${a.key}`, `${b.is} ${b.key}`];
	return one < other ? -1 : one > other ? 1 : 0;
}

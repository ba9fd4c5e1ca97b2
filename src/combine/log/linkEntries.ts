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
	known: KnownEntries = new Map(),
): readonly LogEntry[] {
	const entries = new Map<EntryKey, LogEntry>();
	const { entries: folded, foldedInto } = foldRecorded(read);
	const byPath = new Map<string, EntryKey>(foldedInto);
	for (const entry of folded) {
		if (entries.has(entry.key)) continue;
		entries.set(entry.key, entry);
		byPath.set(entry.source.path, entry.key);
	}
	const keyOf = (named: EntryKey, by: EntryKey): EntryKey | undefined => {
		const key = entries.has(named) ? named : byPath.get(named);
		return key === by ? undefined : key;
	};
	const links = linksOf(entries.values(), keyOf);
	const notes = notesOfEntries([...entries.values()], others);
	return [...entries.values()]
		.map((entry) => linked(entry, links.get(entry.key), notes.get(entry.key)))
		.sort(compareEntries);

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
			...(isSuperseded ? supersededState(entry) : {}),
			supersedes: [...(own?.supersedes ?? [])].sort(),
			supersededBy,
			relations: [...(own?.relations.values() ?? [])].sort(compareRelations),
			notes: [...entry.notes, ...(notes ?? [])],
		};
		const signature = JSON.stringify(added);
		const before = known.get(entry.key);
		if (before?.read === entry && before.signature === signature)
			return before.linked;
		const linked = { ...entry, ...added };
		known.set(entry.key, { read: entry, signature, linked });
		return linked;
	}
}

/** What came of entries before, by key. */
export type KnownEntries = Map<
	EntryKey,
	{
		readonly read: LogEntry;
		/** Of what was added to it. */
		readonly signature: string;
		readonly linked: LogEntry;
	}
>;

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

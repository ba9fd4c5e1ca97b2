import type { NoteHead } from "../../core/note.ts";
import { type NoteId, parseNoteId } from "../../core/noteId.ts";

/** What a step of a way was. */
export type WayVerb =
	| "asked"
	| "asked-again"
	| "written"
	| "decided"
	| "decided-anew";

/** A note on the way. */
export interface WayStep {
	readonly head: NoteHead;
	readonly verb: WayVerb;
	/** Whether it is the note whose way this is. */
	readonly isHere: boolean;
}

/** How a note came about, and what came of it. */
export interface Way {
	/** What came before stands before. Only the note itself where it came from nothing and nothing came from it. */
	readonly steps: readonly WayStep[];
	/** What the note came from that is no note: sessions, as written. */
	readonly sessions: readonly string[];
	/** Notes that it came from or replaces, and that are not there. */
	readonly missing: readonly NoteId[];
}

/** Notes on each side that are shown at most. */
const mostSteps = 8;

/**
 * The way of a note by `from` and `supersedes`, back and forth; `heads` are the notes that may be on it, in any order.
 * `undefined` where the note is not among them. What names itself, or goes round in a circle, is on it once.
 */
export function wayOf(id: NoteId, heads: Iterable<NoteHead>): Way | undefined {
	const byId = new Map<string, NoteHead>();
	for (const head of heads) if (!byId.has(head.id)) byId.set(head.id, head);
	const here = byId.get(id);
	if (!here) return undefined;
	const known = (ids: readonly string[]) =>
		ids.flatMap((each) => byId.get(each) ?? []).sort(byDate);
	const earlier = (head: NoteHead) => known(cameFrom(head));
	const all = [...byId.values()].sort(byDate);
	const later = (head: NoteHead) =>
		all.filter((each) => cameFrom(each).includes(head.id));
	const before = reach(here, earlier);
	const after = reach(here, later);
	const members = new Set([...before, here, ...after]);
	const ordered = inOrder(members, earlier);
	const named = cameFrom(here).filter((each) => !byId.has(each));
	return {
		steps: ordered.map((head) => ({
			head,
			verb: verbOf(
				head,
				earlier(head).some((each) => members.has(each) && each !== head),
			),
			isHere: head === here,
		})),
		sessions: here.from.filter(
			(each) => !byId.has(each) && parseNoteId(each) === undefined,
		),
		missing: named.flatMap((each) => parseNoteId(each) ?? []),
	};
}

/** What the note says that it came from, itself left out. */
export function cameFrom({
	id,
	from,
	supersedes,
}: Pick<NoteHead, "id" | "from" | "supersedes">): readonly string[] {
	return [...new Set([...from, ...supersedes])].filter((each) => each !== id);
}

/** The nearest first, as many as are shown. */
function reach(
	here: NoteHead,
	next: (head: NoteHead) => readonly NoteHead[],
): readonly NoteHead[] {
	const found = new Set<NoteHead>([here]);
	for (const head of found) {
		if (found.size > mostSteps) break;
		for (const each of next(head)) found.add(each);
	}
	found.delete(here);
	return [...found].slice(0, mostSteps);
}

/** What others came from before them, as far as there is no circle; else by date. */
function inOrder(
	members: ReadonlySet<NoteHead>,
	earlier: (head: NoteHead) => readonly NoteHead[],
): readonly NoteHead[] {
	const ordered = new Set<NoteHead>();
	const met = new Set<NoteHead>();
	const visit = (head: NoteHead) => {
		if (met.has(head)) return;
		met.add(head);
		for (const each of earlier(head)) if (members.has(each)) visit(each);
		ordered.add(head);
	};
	for (const head of [...members].sort(byDate)) visit(head);
	return [...ordered];
}

function verbOf(
	{ kind, supersedes }: NoteHead,
	cameFromOther: boolean,
): WayVerb {
	if (kind === "question") return cameFromOther ? "asked-again" : "asked";
	if (kind !== "decision") return "written";
	return cameFromOther && supersedes.length > 0 ? "decided-anew" : "decided";
}

/** Those without a date last. */
function byDate(a: NoteHead, b: NoteHead): number {
	const one = a.date ?? "9";
	const other = b.date ?? "9";
	if (one !== other) return one < other ? -1 : 1;
	return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

import { cameFrom, type Way, wayOf } from "../../combine/links/wayOf.ts";
import type { NoteHead } from "../../core/note.ts";
import { type NoteId, parseNoteId } from "../../core/noteId.ts";
import { createPacer, type Pacer } from "../../core/pacer.ts";
import type { TacitBase } from "../base.ts";
import { rowsWhere } from "./rowsWhere.ts";

/** Notes that are looked at each way, at most. */
const most = 32;

/** The way of a note: how it came about, and what came of it; `undefined` where it is not there. */
export async function noteWay(
	id: NoteId,
	base: TacitBase,
): Promise<Way | undefined> {
	await base.loaded();
	const here = base.index.byId(id)?.head;
	if (!here) return undefined;
	const heads = new Map([[here.id, here]]);
	addEarlier(here, heads, base);
	const pacer = createPacer(base.slice);
	const met = new Set([id]);
	for (let latest = [id]; latest.length > 0 && met.size < most; ) {
		const next: NoteId[] = [];
		for (const head of await laterThan(latest, base, pacer)) {
			heads.set(head.id, head);
			if (met.has(head.id)) continue;
			met.add(head.id);
			next.push(head.id);
		}
		latest = next;
	}
	return wayOf(id, heads.values());
}

function addEarlier(
	here: NoteHead,
	heads: Map<NoteId, NoteHead>,
	{ index }: TacitBase,
): void {
	const pending = [here];
	for (const head of pending)
		for (const named of cameFrom(head)) {
			const id = parseNoteId(named);
			const other = id && !heads.has(id) ? index.byId(id)?.head : undefined;
			if (!other || heads.size >= most) continue;
			heads.set(other.id, other);
			pending.push(other);
		}
}

/** The notes that say that they came from one of these, or replace it. */
async function laterThan(
	ids: readonly NoteId[],
	base: TacitBase,
	pacer: Pacer,
): Promise<readonly NoteHead[]> {
	const pattern = new RegExp(ids.join("|"));
	const rows = await rowsWhere(
		base,
		({ id, packed }) => id !== undefined && pattern.test(packed),
		pacer,
	);
	return rows
		.flatMap(({ file }) => base.index.noteIn(file)?.head ?? [])
		.filter((head) => cameFrom(head).some((each) => pattern.test(each)));
}

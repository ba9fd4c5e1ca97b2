import type { NoteRow } from "../../core/index/noteRow.ts";
import type { Pacer } from "../../core/pacer.ts";
import type { TacitBase } from "../base.ts";

/** Every row of the index that `holds`, once all notes are read; looked at in slices. Opens the index as a whole. */
export async function rowsWhere(
	{ index, loaded }: Pick<TacitBase, "index" | "loaded">,
	holds: (row: NoteRow) => boolean,
	pacer: Pacer,
): Promise<readonly NoteRow[]> {
	await loaded();
	await index.settle(pacer);
	const found: NoteRow[] = [];
	for (const row of [...index.contents().rows]) {
		if (pacer.isDue()) await pacer.rest();
		if (holds(row)) found.push(row);
	}
	return found;
}

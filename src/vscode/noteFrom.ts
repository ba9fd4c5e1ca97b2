import { TacitError } from "../core/errors.ts";
import { msg } from "../core/message.ts";
import { parseNoteId } from "../core/noteId.ts";
import { comparedNote } from "./comparedNote.ts";
import type { AnchorRef, NoteRef } from "./noteRef.ts";
import type { Repositories } from "./repositories.ts";

/**
 * The note that a command was given: `[root, id]` from a link, with the anchor's index where the link stands at one, a row of
 * a view, or what is compared with its code of then; `undefined` where it was given none. Throws `unknown-note` for a link to one that is gone: no other may take its place.
 */
export function noteFrom(
	repositories: Repositories,
	args: readonly unknown[],
): AnchorRef | undefined {
	const [first, second, third] = comparedNote(args[0]) ?? args;
	if (typeof first === "string" && typeof second === "string") {
		const repository = repositories
			.all()
			.find(({ root }) => root.toString() === first);
		const id = parseNoteId(second);
		const note = id && repository?.tacit.index.byId(id);
		const anchorIndex = typeof third === "number" ? third : undefined;
		if (repository && note) return { repository, note, anchorIndex };
		throw new TacitError("unknown-note", msg`The note is not there any more.`);
	}
	if (typeof first !== "object" || first === null || !("note" in first))
		return undefined;
	const row = first as NoteRef & {
		readonly anchorIndex?: number;
		readonly place?: { readonly anchorIndex: number };
	};
	const { repository, note, place } = row;
	return {
		repository,
		note,
		anchorIndex: place?.anchorIndex ?? row.anchorIndex,
	};
}

import type { IndexedNote } from "../core/note.ts";
import type { RepoPath } from "../core/repoPath.ts";
import { type Away, pathOfAway } from "../core/whereabouts/away.ts";
import type { Tacit } from "../tacit.ts";

/** Where one of a note's anchors (0-based) is by now, if that is another file than the note says; as far as was looked. */
export function movedAnchor(
	{ whereabouts }: Pick<Tacit, "whereabouts">,
	{ file }: IndexedNote,
	anchorIndex: number,
): (Pick<Away, "placement"> & { readonly path: RepoPath }) | undefined {
	const away = whereabouts.of(file, anchorIndex);
	if (!away) return undefined;
	const path = pathOfAway(away);
	return path === undefined ? undefined : { placement: away.placement, path };
}

/** The files and folders that a note speaks of: as it says, and those in which its code is by now. */
export function pathsOf(
	tacit: Pick<Tacit, "whereabouts">,
	note: IndexedNote,
): readonly RepoPath[] {
	return note.head.anchors.flatMap((anchor, at) => {
		const moved = movedAnchor(tacit, note, at);
		return moved ? [anchor.path, moved.path] : [anchor.path];
	});
}

import type { Placement } from "../../core/anchor/relocate.ts";
import { mayLoseCode } from "../../core/unreadableAnchors.ts";
import type { NoteRef } from "../noteRef.ts";
import type { Repositories } from "../repositories.ts";
import type { LivePlaces } from "./livePlaces.ts";

/** A note's anchor that is shown nowhere, because its code is not found for certain. */
export interface Misplaced extends NoteRef {
	/** 0-based, among the note's anchors. */
	readonly anchorIndex: number;
	readonly placement: Extract<Placement, { state: "proposed" | "lost" }>;
}

/** All that are known of: what open files show, and what was looked for in the repositories. Those with proposals first. */
export function misplacedNotes(
	repositories: Repositories,
	places: LivePlaces,
): readonly Misplaced[] {
	const found = new Map<string, Misplaced>();
	const add = (
		{ repository, note }: NoteRef,
		anchorIndex: number,
		placement: Placement,
	) => {
		const { state } = placement;
		// What does not hold any more may lose its code.
		if (mayLoseCode(note)) return;
		if (state !== "proposed" && state !== "lost") return;
		const key = `${repository.root} ${note.head.id} ${anchorIndex}`;
		found.set(key, { repository, note, anchorIndex, placement });
	};
	for (const repository of repositories.all())
		for (const away of repository.tacit.whereabouts.all())
			add({ repository, note: away.note }, away.anchorIndex, away.placement);
	for (const place of places.all())
		if (!place.lines) add(place, place.anchorIndex, place.placement);
	return [...found.values()].sort(
		(a, b) => rankOf(a) - rankOf(b) || (titleOf(a) < titleOf(b) ? -1 : 1),
	);
}

function rankOf({ placement }: Misplaced): number {
	return placement.state === "proposed" ? 0 : 1;
}

function titleOf({ note }: Misplaced): string {
	return note.head.title;
}

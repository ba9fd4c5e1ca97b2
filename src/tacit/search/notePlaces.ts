import type { Anchor } from "../../core/anchor/anchor.ts";
import type { Placement } from "../../core/anchor/relocate.ts";
import { isTacitError } from "../../core/errors.ts";
import type { IndexedNote, NoteFile } from "../../core/note.ts";
import { type CodeText, codeOf } from "../../core/notebook/codeText.ts";
import type { PlacedNote } from "../../core/placeNotes.ts";
import type { Workspace } from "../../core/ports.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { pathOfAway } from "../../core/whereabouts/away.ts";
import type { Whereabouts } from "../../core/whereabouts/whereabouts.ts";

/** Where one of a note's anchors is today. */
export interface NotePlace {
	readonly anchor: Anchor;
	/** 0-based. */
	readonly anchorIndex: number;
	readonly placement: Placement;
}

/** What it takes to find notes. */
export interface PlacingTacit {
	readonly workspace: Pick<Workspace, "kindOf">;
	readonly whereabouts: Whereabouts;
	readCode(path: RepoPath): Promise<CodeText | undefined>;
	placeNotes(
		path: RepoPath,
		code: () => CodeText,
		options: {
			readonly history: boolean;
			readonly among?: readonly NoteFile[];
		},
	): Promise<readonly PlacedNote[]>;
}

/** Finds notes one by one, and looks into each file once. For as long as nothing changes. */
export interface NotePlaces {
	/** The first of the note's anchors that is found; the first one where none is, and `undefined` where it has none. */
	of(note: IndexedNote): Promise<NotePlace | undefined>;
}

/** Nothing is looked at yet. */
export function createNotePlaces({
	workspace,
	whereabouts,
	readCode,
	placeNotes,
}: PlacingTacit): NotePlaces {
	const files = new Map<RepoPath, Promise<readonly PlacedNote[]>>();
	const placedIn = (path: RepoPath) => {
		const known = files.get(path);
		if (known) return known;
		const placing = placeAll(path).catch((error: unknown) => {
			// A link that leads out of the repository, a file that cannot be read: its notes are found nowhere.
			if (isTacitError(error)) return [];
			throw error;
		});
		files.set(path, placing);
		return placing;
	};
	const placeAll = async (path: RepoPath): Promise<readonly PlacedNote[]> => {
		const kind = await workspace.kindOf(path);
		const code =
			(kind === "file" ? await readCode(path) : undefined) ?? codeOf(path, "");
		const placed = await placeNotes(path, () => code, { history: true });
		return kind === undefined
			? placed.map((each) => ({ ...each, placement: lost }))
			: placed;
	};
	const placementOf = async (
		note: IndexedNote,
		anchor: Anchor,
		anchorIndex: number,
	): Promise<Placement> => {
		const away = whereabouts.of(note.file, anchorIndex);
		if (away && pathOfAway(away) !== undefined) return away.placement;
		const placed = await placedIn(anchor.path);
		return (
			placed.find(
				(each) =>
					each.anchorIndex === anchorIndex &&
					each.note.file.path === note.file.path &&
					each.note.file.visibility === note.file.visibility,
			)?.placement ?? lost
		);
	};
	return {
		async of(note) {
			let first: NotePlace | undefined;
			for (const [anchorIndex, anchor] of note.head.anchors.entries()) {
				const placement = await placementOf(note, anchor, anchorIndex);
				const place = { anchor, anchorIndex, placement };
				first ??= place;
				if (placement.state === "attached" || placement.state === "whole")
					return place;
			}
			return first;
		},
	};
}

const lost: Placement = { state: "lost" };

import type { TextDocument } from "vscode";
import { isSameAnchor } from "../../core/anchor/anchor.ts";
import { saysTheSame } from "../../core/anchor/findQuote.ts";
import {
	type FollowedStretch,
	followWords,
} from "../../core/anchor/followText.ts";
import type { Placement } from "../../core/anchor/relocate.ts";
import { isSameRange } from "../../core/lineRange.ts";
import type { PlacedNote } from "../../core/placeNotes.ts";
import type { CodeFile } from "../codeFile.ts";
import { linesOf, rangeOf, stretchOf } from "../textLines.ts";
import type { Guest } from "./guest.ts";

/** A note’s anchor in an open file, followed from where it was found while somebody types. */
export interface FollowedNote {
	readonly placed: PlacedNote;
	/** Where it was found. */
	readonly document: TextDocument | undefined;
	followed: FollowedStretch | undefined;
	/** The words there, as they were found. */
	readonly words: string | undefined;
	/** Its words changed, or what is around a guess, perhaps on disk and not by hand: where it is must be found anew, and until then is not told. */
	isDoubtful: boolean;
	/** Shown by what the note tells, until history has been asked, which may know better. */
	readonly isProvisional: boolean;
	/** How it was found where it is followed from. */
	readonly found: Placement;
	/** Where it is while it is gone from its own file, as long as neither of the two is saved. */
	guest: Guest | undefined;
}

/** Follows a note from where it was found just now; `isFirst`: before history was asked. */
export function beginFollowing(
	placed: PlacedNote,
	file: CodeFile,
	isFirst: boolean,
): FollowedNote {
	const { placement } = placed;
	const place =
		placement.state === "attached" ? file.at(placement.lines) : undefined;
	const followed =
		place &&
		// To ask for the whole text takes milliseconds where it is long, for each note.
		followWords(
			stretchOf(place.document, place.lines),
			place.document.getText(rangeOf(place.lines)),
		);
	return {
		placed,
		document: place?.document,
		followed,
		words: followed?.words,
		isDoubtful: false,
		isProvisional: isFirst && placed.wantsHistory,
		found: placement,
		guest: undefined,
	};
}

/**
 * What was followed so far, with the note as it reads now; `undefined` where it has to begin anew. Code that was changed
 * since the file was opened is not found by its text, but the hands that changed it were watched.
 */
export function goOnFollowing(
	before: readonly FollowedNote[],
	fresh: PlacedNote,
	file: CodeFile,
): FollowedNote | undefined {
	const known = before.find(({ placed }) => isSamePlace(placed, fresh));
	if (!known?.followed || known.isDoubtful || known.isProvisional)
		return undefined;
	const { placed, followed, words, document } = known;
	if (document?.isClosed || placed.isAmidConflicts) return undefined;
	const { placement } = followed.stretch ? placed : fresh;
	// What was seen to go elsewhere is in no place that is only likely.
	const isElsewhere =
		isGuest(known) &&
		!(placement.state === "attached" && placement.certainty === "unique");
	if (!followed.stretch && placement.state === "attached" && !isElsewhere)
		return undefined;
	if (isPartOf(known, fresh, file)) return undefined;
	return {
		placed: { ...fresh, placement },
		document,
		followed,
		words,
		isDoubtful: false,
		isProvisional: false,
		found: known.found,
		guest: known.guest,
	};
}

/** Whether what was followed is a part of where all of it stands as it was: it was torn apart and joined again. */
function isPartOf(
	{ document, followed }: FollowedNote,
	{ placement }: PlacedNote,
	file: CodeFile,
): boolean {
	if (placement.state !== "attached" || placement.certainty !== "unique")
		return false;
	const whole = file.at(placement.lines);
	if (!whole || whole.document !== document || !followed?.stretch) return false;
	const part = linesOf(whole.document, followed.stretch);
	const { start, end } = whole.lines;
	return (
		start <= part.start && part.end <= end && !isSameRange(part, whole.lines)
	);
}

/** Whether it is not certain that it was found at the right lines: around them may be more of it. */
export function isGuess({ placed: { placement } }: FollowedNote): boolean {
	return placement.state === "attached" && placement.certainty !== "unique";
}

/** Whether the two stand for the same block of the same note, and it has not been rewritten. */
export function isSamePlace(one: PlacedNote, other: PlacedNote): boolean {
	return (
		one.note.head.id === other.note.head.id &&
		one.anchorIndex === other.anchorIndex &&
		isSameAnchor(one.anchor, other.anchor)
	);
}

/** Whether it is gone from its own file, and stands in another one that is open. */
export function isGuest({
	followed,
	isDoubtful,
	guest,
}: FollowedNote): boolean {
	return (
		guest?.followed.stretch !== undefined &&
		!guest.document.isClosed &&
		!isDoubtful &&
		followed?.stretch === undefined
	);
}

/** Code that was found as it was when the note was written, and that hands have changed in substance since, is another by now. */
export function withChange(
	placement: Placement,
	followed: FollowedStretch | undefined,
	words: string | undefined,
): Placement {
	return placement.state === "attached" &&
		followed &&
		words !== undefined &&
		!saysTheSame(followed.words, words)
		? { ...placement, certainty: "changed" }
		: placement;
}

/** One change of a text, in UTF-16 units of the text before it: `length` units at `offset` gave way to `text`. */
export interface TextChange {
	readonly offset: number;
	readonly length: number;
	readonly text: string;
}

/** `start` inclusive, `end` exclusive, in UTF-16 units. For whole lines `end` lies before the last line's line end. */
export interface Stretch {
	readonly start: number;
	readonly end: number;
}

/**
 * A stretch of an open text that stays on its words while somebody types, undoes, cuts and pastes.
 * Text typed at either edge stays outside. When none of its words are left in place it is gone
 * (`stretch` is `undefined`) until they come back.
 */
export interface FollowedStretch {
	stretch: Stretch | undefined;
	/** The stretch's present text; while it is gone, the text that it had last. */
	words: string;
	/** Changes that took words from an edge, or all of them, the latest last: an undo puts them back. */
	readonly losses: Loss[];
}

/** A change that reached over an edge of the stretch. */
interface Loss {
	/** From the stretch's start after the change; from the text's start where the stretch was gone after it. */
	readonly offset: number;
	readonly removed: number;
	readonly inserted: number;
	/** From the change's offset to where the stretch began before it; negative if it began earlier. */
	readonly start: number;
	readonly wordsBefore: string;
	readonly wordsAfter: string;
}

/** Words shorter than this come back only by undo: `}` is pasted all day long. */
const tellingLength = 12;
const keptLosses = 64;

/** Begins to follow the `stretch` of `text`. */
export function followStretch(text: string, stretch: Stretch): FollowedStretch {
	return {
		stretch,
		words: text.slice(stretch.start, stretch.end),
		losses: [],
	};
}

/**
 * Brings the stretch up to date with one edit, whose changes apply one after the other. Cost does not depend on
 * the text's length. Returns whether the stretch moved, grew, shrank, went or came back.
 */
export function followEdit(
	followed: FollowedStretch,
	changes: readonly TextChange[],
): boolean {
	const before = followed.stretch;
	for (const change of changes) {
		if (!undoLoss(followed, change)) applyChange(followed, change);
	}
	if (!followed.stretch) followed.stretch = pastedBack(followed, changes);
	const after = followed.stretch;
	return before?.start !== after?.start || before?.end !== after?.end;
}

function applyChange(followed: FollowedStretch, change: TextChange): void {
	const { stretch, words } = followed;
	if (!stretch) return;
	const { start, end } = stretch;
	const from = change.offset;
	const to = from + change.length;
	const grown = change.text.length - change.length;
	if (to <= start) {
		followed.stretch = { start: start + grown, end: end + grown };
	} else if (from >= end) {
		return;
	} else if (from > start && to < end) {
		followed.words =
			words.slice(0, from - start) + change.text + words.slice(to - start);
		followed.stretch = { start, end: end + grown };
	} else {
		const kept = overEdge(stretch, words, change);
		followed.stretch = kept?.stretch;
		followed.words = kept?.words ?? words;
		followed.losses.push({
			offset: from - (kept?.stretch.start ?? 0),
			removed: change.length,
			inserted: change.text.length,
			start: start - from,
			wordsBefore: words,
			wordsAfter: followed.words,
		});
		if (followed.losses.length > keptLosses) followed.losses.shift();
	}
}

/** What is left of a stretch after a change that touches or passes at least one of its edges. */
function overEdge(
	{ start, end }: Stretch,
	words: string,
	change: TextChange,
): { stretch: Stretch; words: string } | undefined {
	const from = change.offset;
	const to = from + change.length;
	const grown = change.text.length - change.length;
	if (from <= start && to >= end) return undefined;
	if (from < start)
		return {
			stretch: { start: from + change.text.length, end: end + grown },
			words: words.slice(to - start),
		};
	if (to > end)
		return {
			stretch: { start, end: from },
			words: words.slice(0, from - start),
		};
	return {
		stretch: { start, end: end + grown },
		words: words.slice(0, from - start) + change.text + words.slice(to - start),
	};
}

/** Takes back the latest loss if the change is its inverse. */
function undoLoss(followed: FollowedStretch, change: TextChange): boolean {
	const loss = followed.losses.at(-1);
	if (
		!loss ||
		change.length !== loss.inserted ||
		change.text.length !== loss.removed ||
		change.offset - (followed.stretch?.start ?? 0) !== loss.offset ||
		followed.words !== loss.wordsAfter
	)
		return false;
	const overlapStart = Math.max(0, loss.start);
	const overlap = change.text.slice(
		overlapStart,
		loss.start + loss.wordsBefore.length,
	);
	if (!loss.wordsBefore.startsWith(overlap, overlapStart - loss.start))
		return false;
	const start = change.offset + loss.start;
	followed.stretch = { start, end: start + loss.wordsBefore.length };
	followed.words = loss.wordsBefore;
	followed.losses.pop();
	return true;
}

/** Looks for the words of a stretch that is gone in what the edit put in. */
function pastedBack(
	{ words }: FollowedStretch,
	changes: readonly TextChange[],
): Stretch | undefined {
	if (words.trim().length < tellingLength) return undefined;
	for (const [index, change] of changes.entries()) {
		const at = change.text.indexOf(words);
		if (at < 0) continue;
		const start = change.offset + at;
		const found = {
			stretch: { start, end: start + words.length },
			words,
			losses: [],
		};
		for (const later of changes.slice(index + 1)) applyChange(found, later);
		if (found.stretch && found.words === words) return found.stretch;
	}
	return undefined;
}

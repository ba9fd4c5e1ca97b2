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

/** A piece of an open text with its words. While they are gone `stretch` is `undefined`, and `words` those it had last. */
interface Piece {
	stretch: Stretch | undefined;
	words: string;
	/** Changes that took words from an edge, or all of them, the latest last: an undo puts them back. */
	losses: Loss[];
}

/**
 * A stretch of an open text that stays on its words while somebody types, undoes, cuts and pastes.
 * Text typed at either edge stays outside. When none of its words are left in place it is gone
 * (`stretch` is `undefined`) until they come back.
 */
export interface FollowedStretch extends Piece {
	/** What the losses' changes put in, followed likewise: only a change that takes it out again is an undo. */
	patches: Patch[];
}

/** Text that a change put in where it took words. What is typed at its edges belongs to it, as it does for an undo. */
interface Patch extends Piece {
	/** Its text at first. */
	readonly inserted: string;
}

/** A change that reached over an edge. */
interface Loss {
	readonly patch: Patch;
	/** How much the change took. */
	readonly removed: number;
	/** From the change's offset to where the piece began before it; negative if it began earlier. */
	readonly start: number;
	readonly wordsBefore: string;
	readonly wordsAfter: string;
}

/** Words shorter than this come back only by undo: `}` is pasted all day long. */
const tellingLength = 12;
/** Losses that are remembered, and patches that are followed. */
const keptLosses = 64;

/** Begins to follow the `stretch` of `text`. */
export function followStretch(text: string, stretch: Stretch): FollowedStretch {
	return followWords(stretch, text.slice(stretch.start, stretch.end));
}

/** Begins to follow `words`, which stand at `stretch`, or are gone. */
export function followWords(
	stretch: Stretch | undefined,
	words: string,
): FollowedStretch {
	return { stretch, words, losses: [], patches: [] };
}

/**
 * Brings the stretch up to date with one edit, whose changes apply one after the other. Cost does not depend on
 * the text's length. Returns whether the stretch moved, grew, shrank, went or came back. Editors tell the changes of an
 * edit from the last in the text to the first, also those of an undo: what was changed last is taken back first.
 */
export function followEdit(
	followed: FollowedStretch,
	changes: readonly TextChange[],
	isUndo = false,
): boolean {
	const before = followed.stretch;
	const inTurn = isUndo ? turned(changes) : changes;
	for (const change of inTurn) applyChange(followed, change);
	if (!followed.stretch) followed.stretch = pastedBack(followed, inTurn);
	const after = followed.stretch;
	return before?.start !== after?.start || before?.end !== after?.end;
}

/** The same changes from the first in the text to the last, if they come the other way round. */
function turned(changes: readonly TextChange[]): readonly TextChange[] {
	const isFromLast = changes.every(
		({ offset, length }, at) =>
			at === 0 || offset + length <= (changes[at - 1]?.offset ?? 0),
	);
	if (!isFromLast) return changes;
	let grown = 0;
	return changes.toReversed().map(({ offset, length, text }) => {
		const change = { offset: offset + grown, length, text };
		grown += text.length - length;
		return change;
	});
}

function applyChange(followed: FollowedStretch, change: TextChange): void {
	const { patches } = followed;
	// All of them are looked at before any is moved.
	const own = lossOf(followed, change, isTypedOn);
	let undone: Map<Piece, Loss> | undefined;
	for (const piece of patches) {
		const loss = lossOf(piece, change, isTypedOn);
		if (!loss) continue;
		undone ??= new Map();
		undone.set(piece, loss);
	}
	let patch: Patch | undefined;
	const move = (piece: Piece, loss: Loss | undefined) => {
		if (loss) takeBack(piece, loss, change);
		else if (!moveAlong(piece, change)) {
			const lost = changePiece(piece, change, piece !== followed);
			if (!lost) return;
			patch ??= patchOf(change);
			piece.losses.push({ patch, ...lost });
			if (piece.losses.length > keptLosses) piece.losses.shift();
		}
	};
	move(followed, own);
	for (const piece of patches) move(piece, undone?.get(piece));
	if (own || undone) followed.patches = patchesInUse(followed);
	if (patch) followed.patches.push(patch);
	if (followed.patches.length > keptLosses) {
		const dropped = followed.patches.shift();
		if (dropped) dropped.stretch = undefined;
	}
}

function patchOf(change: TextChange): Patch {
	return {
		stretch: stretchOfText(change),
		words: change.text,
		inserted: change.text,
		losses: [],
	};
}

/** Moves a piece along with a change that does not touch it, as nearly all do not; false for one that does. */
function moveAlong(
	piece: Piece,
	{ offset, length, text }: TextChange,
): boolean {
	const { stretch } = piece;
	if (!stretch || offset > stretch.end) return true;
	if (offset + length >= stretch.start) return false;
	const grown = text.length - length;
	if (grown !== 0)
		piece.stretch = { start: stretch.start + grown, end: stretch.end + grown };
	return true;
}

/** `areEdgesInside`: what is typed at an edge belongs to the piece. Returns what the change took over an edge, if it reached over one. */
function changePiece(
	piece: Piece,
	change: TextChange,
	areEdgesInside: boolean,
): Omit<Loss, "patch"> | undefined {
	const { stretch, words } = piece;
	if (!stretch) return undefined;
	const { start, end } = stretch;
	const from = change.offset;
	const to = from + change.length;
	const grown = change.text.length - change.length;
	const edge = areEdgesInside ? 0 : 1;
	if (from >= start + edge && to <= end - edge) {
		piece.words =
			words.slice(0, from - start) + change.text + words.slice(to - start);
		piece.stretch = { start, end: end + grown };
	} else if (to < start + edge) {
		piece.stretch = { start: start + grown, end: end + grown };
	} else if (from <= end - edge) {
		const kept = overEdge(stretch, words, change);
		piece.stretch = kept?.stretch;
		piece.words = kept?.words ?? words;
		return {
			removed: change.length,
			start: start - from,
			wordsBefore: words,
			wordsAfter: piece.words,
		};
	}
	return undefined;
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

/** The latest loss that the change takes back: it puts in what the loss took, for all that is left of what it put in. */
function lossOf(
	piece: Piece,
	change: TextChange,
	isLeft: (patch: Patch) => boolean,
): Loss | undefined {
	if (piece.losses.length === 0) return undefined;
	return piece.losses.findLast(
		({ patch, removed, start, wordsBefore, wordsAfter }) => {
			if (
				patch.stretch?.start !== change.offset ||
				patch.words.length !== change.length ||
				!isLeft(patch) ||
				change.text.length !== removed ||
				piece.words !== wordsAfter
			)
				return false;
			const overlapStart = Math.max(0, start);
			const overlap = change.text.slice(
				overlapStart,
				start + wordsBefore.length,
			);
			return wordsBefore.startsWith(overlap, overlapStart - start);
		},
	);
}

/** Whether the patch is as it was put in, but for what was typed behind it: VS Code undoes both in one. */
function isTypedOn({ words, inserted }: Patch): boolean {
	if (words === "" || inserted === "") return words === inserted;
	return words.startsWith(inserted) || inserted.startsWith(words);
}

function takeBack(piece: Piece, loss: Loss, change: TextChange): void {
	const start = change.offset + loss.start;
	piece.stretch = { start, end: start + loss.wordsBefore.length };
	piece.words = loss.wordsBefore;
	piece.losses.length = piece.losses.indexOf(loss);
}

function patchesInUse({ losses, patches }: FollowedStretch): Patch[] {
	const used = new Set(
		[losses, ...patches.map((patch) => patch.losses)].flatMap((each) =>
			each.map(({ patch }) => patch),
		),
	);
	return patches.filter((patch) => used.has(patch));
}

function stretchOfText({ offset, text }: TextChange): Stretch {
	return { start: offset, end: offset + text.length };
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
		const found = followWords({ start, end: start + words.length }, words);
		for (const later of changes.slice(index + 1)) applyChange(found, later);
		if (found.stretch && found.words === words) return found.stretch;
	}
	return undefined;
}

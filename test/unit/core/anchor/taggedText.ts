import type {
	Stretch,
	TextChange,
} from "../../../../src/core/anchor/followText.ts";

/** A character, and whether it belongs to the stretch that is followed. */
interface Tagged {
	readonly unit: string;
	readonly isOwn: boolean;
}

/** What is known of a text at one moment. */
interface Moment {
	readonly units: readonly Tagged[];
	/** What was left of the stretch, or was left of it last. */
	readonly words: string;
}

/** Words shorter than this come back only by undo. */
const telling = 12;

/**
 * A text in which a stretch is followed slowly and plainly: every UTF-16 unit knows whether it belongs to it, and undo puts
 * back the very units that were there.
 */
export class TaggedText {
	#now: Moment;
	readonly #undo: Moment[] = [];

	constructor(text: string, { start, end }: Stretch) {
		this.#now = {
			units: text
				.split("")
				.map((unit, at) => ({ unit, isOwn: at >= start && at < end })),
			words: text.slice(start, end),
		};
	}

	get text(): string {
		return textOf(this.#now.units);
	}

	/** `undefined` while nothing of it is left. */
	get stretch(): Stretch | undefined {
		return stretchOf(this.#now.units);
	}

	/** Changes, one after the other, that are undone in one: together with those before, if somebody `goesOn` typing. */
	edit(changes: readonly TextChange[], goesOn = false): void {
		if (!goesOn) this.#undo.push(this.#now);
		this.#now = after(this.#now, changes);
	}

	/** Puts back the very characters that were there. */
	undo(): void {
		this.#now = this.#undo.pop() ?? this.#now;
	}
}

function after(
	{ units: before, words: wordsBefore }: Moment,
	changes: readonly TextChange[],
): Moment {
	let units = before;
	let words = wordsBefore;
	for (const change of changes) {
		units = changed(units, change);
		words = wordsOf(units) || words;
	}
	return !stretchOf(units) && words.trim().length >= telling
		? { units: cameBack(units, changes, words), words }
		: { units, words };
}

/**
 * What is put in belongs to the stretch if it stands for a part of it or between parts of it: not if it is typed at an
 * edge, if it stands for something outside, too, or for the whole.
 */
function changed(
	units: readonly Tagged[],
	{ offset, length, text }: TextChange,
): readonly Tagged[] {
	const stretch = stretchOf(units);
	const end = offset + length;
	const isWithin =
		stretch !== undefined &&
		(length > 0
			? offset >= stretch.start && end <= stretch.end
			: offset > stretch.start && offset < stretch.end);
	const isOwn = isWithin && length < stretch.end - stretch.start;
	return [
		...units.slice(0, offset),
		...text.split("").map((unit) => ({ unit, isOwn })),
		...units.slice(end),
	];
}

/** Where one of the changes put in all that was left of the stretch last, and that is there yet, it is that. */
function cameBack(
	units: readonly Tagged[],
	changes: readonly TextChange[],
	words: string,
): readonly Tagged[] {
	if (!changes.some(({ text }) => text.includes(words))) return units;
	// A text without two units alike holds it once.
	const start = textOf(units).indexOf(words);
	return start < 0
		? units
		: units.map((each, at) => ({
				...each,
				isOwn: at >= start && at < start + words.length,
			}));
}

function stretchOf(units: readonly Tagged[]): Stretch | undefined {
	const start = units.findIndex(({ isOwn }) => isOwn);
	const end = units.findLastIndex(({ isOwn }) => isOwn) + 1;
	return start < 0 ? undefined : { start, end };
}

function wordsOf(units: readonly Tagged[]): string {
	return textOf(units.filter(({ isOwn }) => isOwn));
}

function textOf(units: readonly Tagged[]): string {
	return units.map(({ unit }) => unit).join("");
}

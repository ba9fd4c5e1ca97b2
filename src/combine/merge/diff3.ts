import { lineDiff } from "../../core/anchor/engine/lineDiff.ts";

/** Indexes of tokens; `end` is exclusive. */
export interface Range {
	readonly start: number;
	readonly end: number;
}

/** A stretch of the three texts, all three in the same order and without a gap between one stretch and the next. */
export interface Stretch {
	/** Who changed it: nobody, one side, both in the same way, or both in two ways. */
	readonly changed: "no" | "ours" | "theirs" | "same" | "apart";
	readonly base: Range;
	readonly ours: Range;
	readonly theirs: Range;
}

/** A change of one side. */
interface Hunk {
	readonly side: "ours" | "theirs";
	/** In the base. */
	readonly start: number;
	readonly end: number;
	/** How many tokens more the side has. */
	readonly growth: number;
}

/** Changes that cannot be told apart. */
interface Group {
	readonly start: number;
	end: number;
	readonly hunks: Hunk[];
}

/**
 * Divides two versions of a text, given as tokens (equal strings are equal tokens), by who changed what. Changes of both
 * that touch are one stretch where either puts something in there; two neighbours, each replaced by one side, are two.
 */
export function diff3(
	base: readonly string[],
	ours: readonly string[],
	theirs: readonly string[],
): readonly Stretch[] {
	const number = numbering();
	const numbers = number(base);
	const hunks = [
		...hunksOf("ours", numbers, number(ours)),
		...hunksOf("theirs", numbers, number(theirs)),
	].sort((a, b) => a.start - b.start || a.end - b.end);
	const stretches: Stretch[] = [];
	const at = { base: 0, ours: 0, theirs: 0 };
	const add = (
		changed: Stretch["changed"],
		lengths: { base: number; ours: number; theirs: number },
	) => {
		const range = (name: keyof typeof at) => {
			const start = at[name];
			at[name] += lengths[name];
			return { start, end: at[name] };
		};
		stretches.push({
			changed,
			base: range("base"),
			ours: range("ours"),
			theirs: range("theirs"),
		});
	};
	const addUnchanged = (length: number) => {
		if (length > 0) add("no", { base: length, ours: length, theirs: length });
	};
	for (const group of grouped(hunks)) {
		addUnchanged(group.start - at.base);
		const length = group.end - group.start;
		const lengthOn = (side: Hunk["side"]) =>
			group.hunks.reduce(
				(sum, hunk) => sum + (hunk.side === side ? hunk.growth : 0),
				length,
			);
		const lengths = {
			base: length,
			ours: lengthOn("ours"),
			theirs: lengthOn("theirs"),
		};
		const sides = new Set(group.hunks.map(({ side }) => side));
		const [only] = sides;
		if (sides.size === 1 && only) add(only, lengths);
		else {
			const mine = ours.slice(at.ours, at.ours + lengths.ours);
			const other = theirs.slice(at.theirs, at.theirs + lengths.theirs);
			const isSame =
				mine.length === other.length &&
				mine.every((token, index) => token === other[index]);
			add(isSame ? "same" : "apart", lengths);
		}
	}
	addUnchanged(base.length - at.base);
	return stretches;
}

/** Gives equal tokens equal numbers. */
function numbering(): (tokens: readonly string[]) => Int32Array {
	const known = new Map<string, number>();
	return (tokens) =>
		Int32Array.from(tokens, (token) => {
			const number = known.get(token) ?? known.size;
			known.set(token, number);
			return number;
		});
}

function hunksOf(
	side: Hunk["side"],
	base: Int32Array,
	changed: Int32Array,
): readonly Hunk[] {
	const map = lineDiff(base, changed);
	const hunks: Hunk[] = [];
	let start = 0;
	let from = 0;
	const add = (end: number, to: number) => {
		if (end > start || to > from)
			hunks.push({ side, start, end, growth: to - from - (end - start) });
	};
	for (const [at, to] of map.entries()) {
		if (to < 0) continue;
		add(at, to);
		start = at + 1;
		from = to + 1;
	}
	add(base.length, changed.length);
	return hunks;
}

function grouped(hunks: readonly Hunk[]): readonly Group[] {
	const groups: Group[] = [];
	for (const hunk of hunks) {
		const group = groups.at(-1);
		if (group && touches(group, hunk)) {
			group.hunks.push(hunk);
			group.end = Math.max(group.end, hunk.end);
		} else groups.push({ start: hunk.start, end: hunk.end, hunks: [hunk] });
	}
	return groups;
}

function touches(group: Group, hunk: Hunk): boolean {
	if (hunk.start !== group.end) return hunk.start < group.end;
	const puts = (each: Hunk) =>
		each.start === each.end && each.start === group.end;
	return puts(hunk) || group.hunks.some(puts);
}

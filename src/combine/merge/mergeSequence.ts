import type { Versions } from "./mergeSettings.ts";

/** Something that has a place in a row and a key by which the sides' versions of it are told. */
export interface Keyed {
	readonly key: string;
}

/** The versions of one thing; at least one side has it. */
export type Slot<T> = { readonly key: string } & Partial<Versions<T>>;

/**
 * Puts two versions of a row into one: what both have in the order of the side that moved it, what one side alone has below
 * what it stands below there. `before` orders what both put at one place. Keys occur once in a row, and none is empty.
 */
export function mergeSequence<T extends Keyed>(
	{ base, ours, theirs }: Versions<readonly T[]>,
	isBefore: (a: T, b: T) => boolean,
): readonly Slot<T>[] {
	const byKey = {
		base: new Map(base.map((each) => [each.key, each])),
		ours: new Map(ours.map((each) => [each.key, each])),
		theirs: new Map(theirs.map((each) => [each.key, each])),
	};
	const isShared = ({ key }: T) => byKey.ours.has(key) && byKey.theirs.has(key);
	const mine = runsOf(ours, isShared);
	const others = runsOf(theirs, isShared);
	const spine = spineOf(
		base.filter(isShared).map(({ key }) => key),
		ours.filter(isShared).map(({ key }) => key),
		theirs.filter(isShared).map(({ key }) => key),
	);
	return ["", ...spine]
		.flatMap((key) => [
			...(key === "" ? [] : [key]),
			...zipped(mine.get(key) ?? [], others.get(key) ?? [], isBefore).map(
				(each) => each.key,
			),
		])
		.map((key) => ({
			key,
			...(byKey.base.has(key) && { base: byKey.base.get(key) as T }),
			...(byKey.ours.has(key) && { ours: byKey.ours.get(key) as T }),
			...(byKey.theirs.has(key) && { theirs: byKey.theirs.get(key) as T }),
		}));
}

/** What one side alone has, by the shared thing above it (`""`: none). */
function runsOf<T extends Keyed>(
	row: readonly T[],
	isShared: (each: T) => boolean,
): ReadonlyMap<string, readonly T[]> {
	const runs = new Map<string, T[]>();
	let above = "";
	for (const each of row) {
		if (isShared(each)) above = each.key;
		else {
			const run = runs.get(above);
			if (run) run.push(each);
			else runs.set(above, [each]);
		}
	}
	return runs;
}

/** The order of what both have. Where both moved things, one of the two orders, the same whichever side it is on. */
function spineOf(
	base: readonly string[],
	ours: readonly string[],
	theirs: readonly string[],
): readonly string[] {
	const known = new Set(base);
	const isAsBefore = (keys: readonly string[]) =>
		keys.filter((key) => known.has(key)).join("\n") === base.join("\n");
	if (isAsBefore(theirs) && !isAsBefore(ours)) return ours;
	if (isAsBefore(ours) && !isAsBefore(theirs)) return theirs;
	return ours.join("\n") <= theirs.join("\n") ? ours : theirs;
}

function zipped<T>(
	a: readonly T[],
	b: readonly T[],
	isBefore: (a: T, b: T) => boolean,
): readonly T[] {
	const all: T[] = [];
	let i = 0;
	let j = 0;
	for (;;) {
		const left = a[i];
		const right = b[j];
		if (left === undefined) return [...all, ...b.slice(j)];
		if (right === undefined) return [...all, ...a.slice(i)];
		if (isBefore(right, left)) {
			all.push(right);
			j++;
		} else {
			all.push(left);
			i++;
		}
	}
}

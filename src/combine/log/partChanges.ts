import type { PartChange } from "./logPlan.ts";
import type { EntryPart } from "./renderEntry.ts";

/** A line as built, with its part. */
interface BuiltLine {
	readonly text: string;
	/** Position of its part; -1 for the blank line between two. */
	readonly at: number;
}

/** What changed between an entry as built and as somebody left it (`\n` line ends), part by part. */
export function partChanges(
	parts: readonly EntryPart[],
	edited: string,
): readonly PartChange[] {
	const built: BuiltLine[] = [];
	for (const [at, { text }] of parts.entries()) {
		if (at > 0) built.push({ text: "", at: -1 });
		for (const line of text.split("\n")) built.push({ text: line, at });
	}
	const lines = edited.replace(/\n+$/, "").split("\n");
	return hunksOf(
		built.map(({ text }) => text),
		lines,
	).flatMap((hunk) => {
		const removed = built.slice(hunk.start, hunk.end);
		const added = lines.slice(hunk.editedStart, hunk.editedEnd);
		const isBlank =
			removed.every(({ text }) => text === "") &&
			added.every((text) => text.trim() === "");
		if (isBlank) return [];
		const owner = ownerOf(built, hunk.start, hunk.end);
		const part = owner === undefined ? undefined : parts[owner]?.part;
		const above = built
			.slice(0, hunk.start)
			.filter(({ at }) => at === owner)
			.at(-1);
		return [
			{
				part: isPeoples(part) ? part : undefined,
				built: trimmed(removed.map(({ text }) => text)),
				edited: trimmed(added),
				above: above?.text ?? "",
			},
		];
	});
}

function isPeoples(
	part: EntryPart["part"] | undefined,
): part is NonNullable<PartChange["part"]> {
	return (
		part === "title" || part === "gist" || part === "why" || part === "rejected"
	);
}

/** The one part whose lines were replaced, or below which lines were added; `undefined` where there are several. */
function ownerOf(
	built: readonly BuiltLine[],
	start: number,
	end: number,
): number | undefined {
	const owners = new Set(
		built
			.slice(start, end)
			.filter(({ at }) => at >= 0)
			.map(({ at }) => at),
	);
	if (owners.size > 1) return undefined;
	const [only] = owners;
	if (only !== undefined) return only;
	const above = built.slice(0, start).findLast(({ at }) => at >= 0);
	return above?.at;
}

function trimmed(lines: readonly string[]): string {
	return lines.join("\n").replace(/^\n+|\n+$/g, "");
}

interface Hunk {
	readonly start: number;
	readonly end: number;
	readonly editedStart: number;
	readonly editedEnd: number;
}

/** Zones are short: the longest common sequence is found by the plain way, and over this many lines only the ends are compared. */
const mostLines = 400;

function hunksOf(one: readonly string[], other: readonly string[]): Hunk[] {
	let start = 0;
	while (
		start < one.length &&
		start < other.length &&
		one[start] === other[start]
	)
		start++;
	let end = 0;
	while (
		end < one.length - start &&
		end < other.length - start &&
		one[one.length - 1 - end] === other[other.length - 1 - end]
	)
		end++;
	const a = one.slice(start, one.length - end);
	const b = other.slice(start, other.length - end);
	if (a.length === 0 && b.length === 0) return [];
	if (a.length > mostLines || b.length > mostLines)
		return [
			{
				start,
				end: start + a.length,
				editedStart: start,
				editedEnd: start + b.length,
			},
		];
	const lengths = commonLengths(a, b);
	const hunks: Hunk[] = [];
	let [i, j] = [0, 0];
	while (i < a.length || j < b.length) {
		if (i < a.length && j < b.length && a[i] === b[j]) {
			i++;
			j++;
			continue;
		}
		const [from, editedFrom] = [i, j];
		while (
			(i < a.length || j < b.length) &&
			!(i < a.length && j < b.length && a[i] === b[j])
		)
			if (
				j >= b.length ||
				(i < a.length &&
					(lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))
			)
				i++;
			else j++;
		hunks.push({
			start: start + from,
			end: start + i,
			editedStart: start + editedFrom,
			editedEnd: start + j,
		});
	}
	return hunks;
}

/** For each pair of places how many lines the rests have in common. */
function commonLengths(
	a: readonly string[],
	b: readonly string[],
): readonly number[][] {
	const lengths = Array.from({ length: a.length + 1 }, () =>
		new Array<number>(b.length + 1).fill(0),
	);
	for (let i = a.length - 1; i >= 0; i--)
		for (let j = b.length - 1; j >= 0; j--) {
			const row = lengths[i];
			if (row)
				row[j] =
					a[i] === b[j]
						? (lengths[i + 1]?.[j + 1] ?? 0) + 1
						: Math.max(lengths[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
		}
	return lengths;
}

import { diff3, type Stretch } from "./diff3.ts";
import {
	conflictText,
	type MergedText,
	type MergeSettings,
	type Versions,
} from "./mergeSettings.ts";
import { textBlocks } from "./textBlocks.ts";

/**
 * Merges Markdown with `\n` line ends, every line of which is ended, by its lines. Where both sides changed a paragraph, its sentences are
 * looked at; where both put items into a list, both stay. A fenced block or a comment is never parted by marks.
 */
export function mergeText(
	versions: Versions<string>,
	settings: MergeSettings,
): MergedText {
	return mergeBy(
		versions,
		(text) => textBlocks(text).map((b) => b.text),
		(apart) => {
			const joined = itemsOfBoth(apart) ?? sentencesOfBoth(apart);
			if (joined !== undefined) return { text: joined, conflicts: 0 };
			return insideFence(apart, settings) ?? marked(apart, settings);
		},
	);
}

/** Merges any text by its lines, as git does. The last line may lack its end. */
export function mergeLines(
	versions: Versions<string>,
	settings: MergeSettings,
): MergedText {
	return mergeBy(versions, linesOf, (apart) => marked(apart, settings));
}

function linesOf(text: string): readonly string[] {
	return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function mergeBy(
	versions: Versions<string>,
	split: (text: string) => readonly string[],
	settle: (apart: Versions<string>) => MergedText,
): MergedText {
	const base = split(versions.base);
	const ours = split(versions.ours);
	const theirs = split(versions.theirs);
	let text = "";
	let conflicts = 0;
	for (const stretch of diff3(base, ours, theirs)) {
		if (stretch.changed !== "apart") {
			text +=
				stretch.changed === "theirs"
					? joined(theirs, stretch.theirs)
					: joined(ours, stretch.ours);
			continue;
		}
		const { above, below } = sharedEdges(ours, theirs, stretch);
		const settled = settle({
			base: joined(base, stretch.base),
			ours: joined(ours, inner(stretch.ours, above, below)),
			theirs: joined(theirs, inner(stretch.theirs, above, below)),
		});
		text += joined(ours, {
			start: stretch.ours.start,
			end: stretch.ours.start + above,
		});
		text += settled.text;
		text += joined(ours, {
			start: stretch.ours.end - below,
			end: stretch.ours.end,
		});
		conflicts += settled.conflicts;
	}
	return { text, conflicts };
}

function joined(
	tokens: readonly string[],
	{ start, end }: Stretch["ours"],
): string {
	return tokens.slice(start, end).join("");
}

function inner(
	{ start, end }: Stretch["ours"],
	above: number,
	below: number,
): Stretch["ours"] {
	return { start: start + above, end: end - below };
}

/** How many tokens both sides share at a conflict's beginning and end. */
function sharedEdges(
	ours: readonly string[],
	theirs: readonly string[],
	{ ours: a, theirs: b }: Stretch,
): { above: number; below: number } {
	const most = Math.min(a.end - a.start, b.end - b.start);
	let above = 0;
	while (above < most && ours[a.start + above] === theirs[b.start + above])
		above++;
	let below = 0;
	while (
		below < most - above &&
		ours[a.end - 1 - below] === theirs[b.end - 1 - below]
	)
		below++;
	return { above, below };
}

function marked(
	{ ours, theirs }: Versions<string>,
	settings: MergeSettings,
): MergedText {
	return {
		text: conflictText({ ours: ended(ours), theirs: ended(theirs) }, settings),
		conflicts: 1,
	};
}

function ended(text: string): string {
	return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}

/** Items that both put into a list at one place: both, in an order that does not depend on the side. */
function itemsOfBoth({
	base,
	ours,
	theirs,
}: Versions<string>): string | undefined {
	if (base !== "" || !isItems(ours) || !isItems(theirs)) return undefined;
	return ours < theirs ? ours + theirs : theirs + ours;
}

/** Whole items of a list, each ended. */
function isItems(text: string): boolean {
	return (
		text.endsWith("\n") && /^(?:[-*+] [^\n]*\n(?:[ \t][^\n]*\n)*)+$/.test(text)
	);
}

/** UTF-16 units of a stretch whose sentences are looked for, which takes time with its square where it is nothing but dots. */
const longestProse = 8192;

/** Where each side changed other sentences of a stretch of prose. */
function sentencesOfBoth(apart: Versions<string>): string | undefined {
	const { base, ours, theirs } = apart;
	const longest = Math.max(base.length, ours.length, theirs.length);
	if (base === "" || longest > longestProse) return undefined;
	if ([base, ours, theirs].some(isFenced)) return undefined;
	let isSettled = true;
	const merged = mergeBy(apart, sentencesOf, () => {
		isSettled = false;
		return { text: "", conflicts: 1 };
	});
	return isSettled ? merged.text : undefined;
}

function sentencesOf(text: string): readonly string[] {
	return text.match(/[^\n]*?(?:[.!?]+["'”’»)\]*_]*[ \t]+|\n)|[^\n]+$/g) ?? [];
}

function isFenced(text: string): boolean {
	return /^ {0,3}(?:`{3}|~{3}|<!--)/m.test(text);
}

/** Where all three are one fenced block between the same lines: its content merged. */
function insideFence(
	{ base, ours, theirs }: Versions<string>,
	settings: MergeSettings,
): MergedText | undefined {
	const blocks = [base, ours, theirs].map(textBlocks);
	if (!blocks.every((all) => all.length === 1 && all[0]?.kind === "fence"))
		return undefined;
	const [opening, closing] = edgesOf(ours);
	for (const other of [base, theirs]) {
		const edges = edgesOf(other);
		if (edges[0] !== opening || edges[1] !== closing) return undefined;
	}
	const content = (text: string) =>
		text.slice(opening.length, text.length - closing.length);
	const merged = mergeLines(
		{ base: content(base), ours: content(ours), theirs: content(theirs) },
		settings,
	);
	return { ...merged, text: opening + merged.text + closing };
}

function edgesOf(block: string): [string, string] {
	const lines = linesOf(block);
	return [lines[0] ?? "", lines.at(-1) ?? ""];
}

import type { LineMatches } from "../anchor/engine/lineMatches.ts";
import { lineWeight } from "../anchor/engine/lineWeight.ts";
import { diffTexts, matchLines } from "../anchor/engine/matchLines.ts";
import { Region, regionOf } from "../anchor/engine/region.ts";
import { regionEdges, type Span } from "../anchor/engine/regionEdges.ts";
import { findWindows, keptOf } from "../anchor/engine/windows.ts";
import type { PreparedText } from "../anchor/preparedText.ts";
import type { LineRange } from "../lineRange.ts";
import type { Pacer } from "../pacer.ts";
import type { FileChange, FileVersion } from "../ports.ts";

/** A commit that changed lines in substance. */
export interface LineChange {
	readonly change: FileChange;
	/** How much of the lines, as they were after the commit, is its own, or how much of them it took away: over 0, at most 1. */
	readonly share: number;
	/** Whether the lines were not in the file before. */
	readonly isOrigin: boolean;
}

/** What the past of lines is followed with. */
export interface LineageSearch {
	/** The text of a version of the file; `undefined` where it is none that people write. */
	text(version: FileVersion): Promise<PreparedText | undefined>;
	readonly pacer: Pacer;
	/** Commits that changed them after which no more are looked for. */
	readonly most: number;
	/** Asked between two commits; once it says so, what was found is all. */
	isStopped?(): boolean;
}

/** Where less of the lines is left in the version before, they are looked for elsewhere in it. */
const scattered = 0.5;
/** Lines that moved within the file keep at least so much. */
const moved = 0.8;
/** What changes less says nothing of why the lines are as they are. */
const leastShare = 0.02;

/**
 * The commits that changed the lines in substance (not their layout, nor their place), the newest first, down to the one
 * that brought them into the file. `changes` are those of the file, as `History.fileChanges` tells them; what was not
 * committed yet is in none. Reads two versions a commit.
 */
export async function lineageOf(
	now: PreparedText,
	lines: LineRange,
	changes: readonly FileChange[],
	search: LineageSearch,
): Promise<readonly LineChange[]> {
	const found: LineChange[] = [];
	let region = regionOf(now, lines);
	for (const change of changes) {
		if (!region || found.length >= search.most || search.isStopped?.()) break;
		if (search.pacer.isDue()) await search.pacer.rest();
		const { after, before } = change;
		const text = after && (await search.text(after));
		// The file was away, or was something else, for a while.
		if (!text) continue;
		const here = regionIn(text, region);
		if (!here) break;
		const old = before && (await search.text(before));
		const step = old && stepTo(old, here);
		if (!step) {
			found.push({ change, share: 1, isOrigin: true });
			break;
		}
		if (step.share >= leastShare)
			found.push({ change, share: step.share, isOrigin: false });
		region = step.region;
	}
	return found;
}

/** The region in another text that nearly is its own: that of the commit, or of a merge's other side. */
function regionIn(text: PreparedText, region: Region): Region | undefined {
	if (text === region.text) return region;
	return stepTo(text, region)?.region;
}

/** The region in the version before, and how much of it changed since; `undefined` where it was not there. */
function stepTo(
	before: PreparedText,
	region: Region,
): { readonly region: Region; readonly share: number } | undefined {
	const matches = matchLines(region, before, diffTexts(region.text, before));
	const span = regionEdges(region, before, matches);
	const stayed = span && { span, matches, kept: keptOf(region, span, matches) };
	const place =
		stayed && stayed.kept >= scattered
			? stayed
			: (findWindows(region, before, () => true, region.first).find(
					({ kept }) => kept >= moved,
				) ?? stayed);
	if (!place) return undefined;
	return {
		region: new Region(before, place.span.start, place.span.end),
		share: Math.min(
			1,
			Math.max(1 - place.kept, goneOf(before, place.span, place.matches)),
		),
	};
}

/** The share of the span of which nothing is left, by weight. */
function goneOf(
	before: PreparedText,
	{ start, end }: Span,
	matches: LineMatches,
): number {
	const left = new Set<number>();
	for (const { to, end: last } of matches.values())
		for (let at = to; at <= last; at++) left.add(at);
	let gone = 0;
	let all = 0;
	for (let at = start; at <= end; at++) {
		const weight = lineWeight(before.solid[at]?.text ?? "");
		all += weight;
		if (!left.has(at)) gone += weight;
	}
	return all === 0 ? 0 : gone / all;
}

import { type Region, regionOf } from "../anchor/engine/region.ts";
import type { PreparedText } from "../anchor/preparedText.ts";
import type { LineRange } from "../lineRange.ts";
import type { Pacer } from "../pacer.ts";
import type { ChangedFile, FileChange, FileVersion } from "../ports.ts";
import { cameFrom } from "./cameFrom.ts";
import { scattered, stepTo } from "./stepTo.ts";

/** A commit that changed lines in substance. */
export interface LineChange {
	readonly change: FileChange;
	/** How much of the lines, as they were after the commit, is its own, or how much of them it took away: over 0, at most 1. */
	readonly share: number;
	/** Whether the lines were nowhere before, as far as can be told. */
	readonly isOrigin: boolean;
}

/** What the past of lines is followed with. */
export interface LineageSearch {
	/** The text of a version of the file; `undefined` where it is none that people write. */
	text(version: FileVersion): Promise<PreparedText | undefined>;
	/** The same as it is stored, with `\n` at the end of each line; `undefined` too where that is not worth a look. */
	stored(version: FileVersion): Promise<string | undefined>;
	/** As `History.commitChanges`. */
	changesOf(change: FileChange): Promise<readonly ChangedFile[]>;
	/** As `History.fileChanges`, of the file that a version is of, before the commit of `change`. */
	pastOf(
		version: FileVersion,
		change: FileChange,
	): Promise<readonly FileChange[]>;
	readonly pacer: Pacer;
	/** Commits that changed them after which no more are looked for. */
	readonly most: number;
	/** Asked between two commits; once it says so, what was found is all. */
	isStopped?(): boolean;
}

/** Commits without the lines, one after the other, beyond which they are not looked for. */
const mostWithout = 60;
/** How often lines are sought in the other files of a commit. */
const mostSought = 4;
/** What changes less says nothing of why the lines are as they are. */
const leastShare = 0.02;

/**
 * The commits that changed the lines in substance (not their layout, nor their place), the newest first, down to the one
 * that wrote them: where one took them out of another file, their past is followed there. `changes` are those of the
 * file, as `History.fileChanges` tells them; what was not committed yet is in none. Reads two versions a commit.
 */
export async function lineageOf(
	now: PreparedText,
	lines: LineRange,
	changes: readonly FileChange[],
	search: LineageSearch,
): Promise<readonly LineChange[]> {
	const found: LineChange[] = [];
	let region = regionOf(now, lines);
	let pending = [...changes];
	let sought = 0;
	let without = 0;
	for (let change = pending.shift(); change; change = pending.shift()) {
		if (!region || found.length >= search.most || search.isStopped?.()) break;
		if (search.pacer.isDue()) await search.pacer.rest();
		const { after, before } = change;
		if (before && after && (await isUntouched(region, before, after, search)))
			continue;
		const text = after && (await search.text(after));
		// The file was away, or was something else, for a while.
		if (!text) continue;
		const here = regionIn(text, region);
		if (!here) {
			// A commit of another branch, to which the lines had not come.
			if (++without > mostWithout) break;
			continue;
		}
		without = 0;
		const old = before && (await search.text(before));
		const step = old && stepTo(old, here);
		const isNew = !step || step.share > 1 - scattered;
		const origin =
			isNew && sought++ < mostSought
				? await cameFrom(here, after, await search.changesOf(change), search)
				: undefined;
		const isMoved =
			origin !== undefined && origin.step.share < (step?.share ?? 1);
		const last = isMoved ? origin.step : step;
		if (!last) {
			found.push({ change, share: 1, isOrigin: true });
			break;
		}
		if (last.share >= leastShare)
			found.push({ change, share: last.share, isOrigin: false });
		region = last.region;
		if (isMoved) pending = [...(await search.pastOf(origin.from, change))];
	}
	return found;
}

/** Fewer lines may stand in a file more than once. */
const fewestAlone = 3;

/** Whether the region stands in two versions as often, to the letter: a quick look, which spares most commits the slow one. */
async function isUntouched(
	region: Region,
	before: FileVersion,
	after: FileVersion,
	{ stored }: Pick<LineageSearch, "stored">,
): Promise<boolean> {
	if (region.size < fewestAlone) return false;
	const first = region.text.solid[region.first]?.line ?? 1;
	const last = region.text.solid[region.last]?.line ?? 0;
	const block = `\n${region.text.lines.slice(first - 1, last).join("\n")}\n`;
	const now = timesIn(await stored(after), block);
	return now > 0 && now === timesIn(await stored(before), block);
}

function timesIn(text: string | undefined, block: string): number {
	return text === undefined ? 0 : `\n${text}\n`.split(block).length - 1;
}

/** The region in another text that nearly is its own: that of the commit, or of a merge's other side. */
function regionIn(text: PreparedText, region: Region): Region | undefined {
	if (text === region.text) return region;
	return stepTo(text, region)?.region;
}

import type { Region } from "../anchor/engine/region.ts";
import type { PreparedText } from "../anchor/preparedText.ts";
import type { Pacer } from "../pacer.ts";
import type { ChangedFile, FileVersion } from "../ports.ts";
import { type Step, stepElsewhere } from "./stepTo.ts";

/** Fewer lines may stand anywhere by chance. */
const fewestLines = 3;
const mostFiles = 30;

/**
 * Where lines came from that a commit brought into the file `into`: the one of the files that it changed in which they
 * stood before and stand no more. What still stands there was copied, or only looks alike.
 */
export async function cameFrom(
	region: Region,
	into: FileVersion,
	changed: readonly ChangedFile[],
	{
		text,
		pacer,
	}: {
		text(version: FileVersion): Promise<PreparedText | undefined>;
		readonly pacer: Pacer;
	},
): Promise<{ readonly from: FileVersion; readonly step: Step } | undefined> {
	if (region.size < fewestLines) return undefined;
	let best: { readonly from: FileVersion; readonly step: Step } | undefined;
	for (const { before, after } of likeliestFirst(into, changed)) {
		if (!before || before.path === into.path) continue;
		if (pacer.isDue()) await pacer.rest();
		const old = await text(before);
		const step = old && stepElsewhere(old, region);
		if (!step || (best && best.step.share <= step.share)) continue;
		const left = after && (await text(after));
		if (!left || !stepElsewhere(left, region)) best = { from: before, step };
	}
	return best;
}

/** Files that were taken away, and those of the same kind. */
function likeliestFirst(
	into: FileVersion,
	changed: readonly ChangedFile[],
): readonly ChangedFile[] {
	const unlikeness = ({ before, after }: ChangedFile) =>
		(after ? 1 : 0) +
		(extensionOf(before?.path ?? "") === extensionOf(into.path) ? 0 : 2);
	return [...changed]
		.sort((a, b) => unlikeness(a) - unlikeness(b))
		.slice(0, mostFiles);
}

function extensionOf(path: string): string {
	return /\.\w+$/.exec(path)?.[0] ?? "";
}

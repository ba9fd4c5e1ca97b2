import { isNotePath } from "../../core/notePath.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { mergeLog } from "./mergeLog.ts";
import { mergeNotes } from "./mergeNotes.ts";
import type { MergedText, MergeSettings, Versions } from "./mergeSettings.ts";
import { mergeLines } from "./mergeText.ts";
import { withPlainEnds } from "./withPlainEnds.ts";

/**
 * Merges two versions of a file as what it is: a note by its path, a log of decisions by its zones, anything else by its lines.
 * Never throws: where a merge by parts fails, lines are merged.
 */
export function mergeFile(
	path: RepoPath,
	versions: Versions<string>,
	settings: MergeSettings,
): MergedText {
	const merge = mergeFor(path, versions);
	try {
		return merge(versions, settings);
	} catch {
		return mergePlain(versions, settings);
	}
}

function mergeFor(
	path: RepoPath,
	{ ours, theirs }: Versions<string>,
): typeof mergePlain {
	if (isNotePath({ visibility: "published", path })) return mergeNotes;
	const hasZones = [ours, theirs].some((text) =>
		/^<!-- tacit \S+ [0-9a-f]{8} -->/m.test(text),
	);
	return hasZones ? mergeLog : mergePlain;
}

function mergePlain(
	versions: Versions<string>,
	settings: MergeSettings,
): MergedText {
	return withPlainEnds(versions, (plain) => mergeLines(plain, settings));
}

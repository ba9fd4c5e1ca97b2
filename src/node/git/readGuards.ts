import type { GitSetting } from "./questions/configQuestion.ts";

/** Merges as git itself does; a driver that is empty would make git give up. */
const plainMerge = "git merge-file %A %O %B";

/**
 * Settings that keep reads from running programs which the repository's own configuration names: its clean
 * filters, through which git puts a changed file before it compares it, and the merge drivers that it would run to
 * merge anew (see `resolutionsQuestion`). What the person or the system set up (as `git lfs install` does) stays.
 */
export function readGuards(
	settings: readonly GitSetting[],
): ReadonlyMap<string, string> {
	const guards = new Map<string, string>();
	for (const { name, isOfRepository } of settings) {
		const driver = /^merge\.(.+)\.driver$/s.exec(name)?.[1];
		if (isOfRepository && driver !== undefined)
			guards.set(`merge.${driver}.driver`, plainMerge);
		const filter = /^filter\.(.+)\.(?:clean|process)$/s.exec(name)?.[1];
		if (!isOfRepository || filter === undefined) continue;
		guards.set(`filter.${filter}.clean`, "");
		guards.set(`filter.${filter}.process`, "");
		guards.set(`filter.${filter}.required`, "false");
	}
	return guards;
}

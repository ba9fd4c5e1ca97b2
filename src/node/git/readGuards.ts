import type { GitSetting } from "./questions/configQuestion.ts";

/**
 * Settings that keep reads from running programs which the repository's own configuration names: its clean
 * filters, through which git puts a changed file before it compares it. Filters that the person or the system
 * set up (as `git lfs install` does) stay.
 */
export function readGuards(
	settings: readonly GitSetting[],
): ReadonlyMap<string, string> {
	const guards = new Map<string, string>();
	for (const { name, isOfRepository } of settings) {
		const filter = /^filter\.(.+)\.(?:clean|process)$/s.exec(name)?.[1];
		if (!isOfRepository || filter === undefined) continue;
		guards.set(`filter.${filter}.clean`, "");
		guards.set(`filter.${filter}.process`, "");
		guards.set(`filter.${filter}.required`, "false");
	}
	return guards;
}

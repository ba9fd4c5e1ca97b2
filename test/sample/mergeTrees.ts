import type { StoryTree } from "./storyTree.ts";

/**
 * A merge by whole files: what one side alone changed since `base` is taken from it. Of a file that
 * both changed `ours` is taken, to be resolved by the merge's own changes, and its path is listed.
 */
export function mergeTrees(
	base: StoryTree,
	ours: StoryTree,
	theirs: StoryTree,
): { readonly tree: StoryTree; readonly conflicts: ReadonlySet<string> } {
	const tree = new Map(ours);
	const conflicts = new Set<string>();
	for (const path of new Set([...base.keys(), ...theirs.keys()])) {
		const text = theirs.get(path);
		if (text === base.get(path) || text === ours.get(path)) continue;
		if (ours.get(path) !== base.get(path)) conflicts.add(path);
		else if (text === undefined) tree.delete(path);
		else tree.set(path, text);
	}
	return { tree, conflicts };
}

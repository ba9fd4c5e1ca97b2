import type { Change } from "./readStory.ts";

/** The text of each file of a commit, by its path from the root. */
export type StoryTree = ReadonlyMap<string, string>;

/** The tree after `changes`. Throws where a change does not fit the tree. */
export function changeTree(
	tree: StoryTree,
	changes: readonly Change[],
): StoryTree {
	const next = new Map(tree);
	for (const change of changes) {
		if (change.does === "write") {
			next.set(change.path, change.text);
			continue;
		}
		const text = next.get(change.path);
		if (text === undefined)
			throw new Error(`${change.does} ${change.path}: there is no such file`);
		if (change.does === "edit") {
			let edited = text;
			for (const replacement of change.replacements)
				edited = replaceOnce(edited, replacement.find, replacement.with);
			next.set(change.path, edited);
			continue;
		}
		next.delete(change.path);
		if (change.does === "move") next.set(change.to, text);
	}
	return next;
}

function replaceOnce(text: string, find: string, replacement: string): string {
	const parts = `\n${text}`.split(`\n${find}`);
	if (parts.length !== 2)
		throw new Error(
			`expected to find once, found ${parts.length - 1} times:\n${find}`,
		);
	return parts.join(`\n${replacement}`).slice(1);
}

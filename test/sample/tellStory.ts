import { FastImport } from "./fastImport.ts";
import { fillIn } from "./fillIn.ts";
import { mergeTrees } from "./mergeTrees.ts";
import type { StoryCommit } from "./readStory.ts";
import { changeTree, type StoryTree } from "./storyTree.ts";

/** Where a branch stands, and where it began. */
interface Branch {
	readonly hash: string;
	readonly tree: StoryTree;
	readonly base: StoryTree;
}

const noFiles: StoryTree = new Map();

/**
 * Puts the story into the empty repository in `folder`, as objects and branches, and gives the hash
 * of each commit by its key. A branch begins where `main` stands at its first commit. Throws, with
 * the commit's key, where the story does not hold together.
 */
export async function tellStory(
	folder: string,
	story: readonly StoryCommit[],
): Promise<ReadonlyMap<string, string>> {
	const importer = new FastImport(folder);
	const branches = new Map<string, Branch>();
	const commits = new Map<string, string>();
	for (const told of story) {
		const began = branches.get("main");
		const branch =
			branches.get(told.branch) ?? (began && { ...began, base: began.tree });
		const merged =
			told.merges === undefined ? undefined : branches.get(told.merges);
		const before = branch?.tree ?? noFiles;
		try {
			const start = startOf(told, before, merged);
			const surroundings = {
				tree: changeTree(start, told.changes),
				head: branch?.hash ?? "",
				commits,
			};
			const tree = new Map(
				[...surroundings.tree].map(([path, text]) => [
					path,
					start.get(path) === text ? text : fillIn(path, text, surroundings),
				]),
			);
			const hash = await importer.commit({
				...told,
				ref: `refs/heads/${told.branch}`,
				message: fillIn("", told.message, surroundings),
				parents: [branch?.hash, merged?.hash].filter((it) => it !== undefined),
				files: difference(before, tree),
			});
			branches.set(told.branch, { hash, tree, base: branch?.base ?? noFiles });
			commits.set(told.key, hash);
			if (told.tag !== undefined)
				importer.tag(told.tag, hash, told.committer, told.committed);
		} catch (error) {
			importer.abandon();
			throw new Error(`commit ${told.key}: ${(error as Error).message}`);
		}
	}
	await importer.end();
	return commits;
}

function startOf(
	told: StoryCommit,
	before: StoryTree,
	merged: Branch | undefined,
): StoryTree {
	if (merged === undefined) return before;
	const { tree, conflicts } = mergeTrees(merged.base, before, merged.tree);
	for (const path of conflicts)
		if (!told.changes.some((change) => change.path === path))
			throw new Error(`the merge leaves ${path} unresolved`);
	return tree;
}

function difference(
	before: StoryTree,
	after: StoryTree,
): ReadonlyMap<string, string | undefined> {
	const files = new Map<string, string | undefined>();
	for (const path of before.keys())
		if (!after.has(path)) files.set(path, undefined);
	for (const [path, text] of after)
		if (before.get(path) !== text) files.set(path, text);
	return files;
}

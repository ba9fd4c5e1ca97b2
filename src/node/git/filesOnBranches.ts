import { joinRepoPath, type RepoPath } from "../../core/repoPath.ts";
import type { GitContext } from "./gitContext.ts";
import { parseTree } from "./parseTree.ts";
import { refsQuestion } from "./questions/refsQuestion.ts";

/** As `History.filesOnBranches` says. A folder whose path holds a line end, which git's long-lived process cannot be asked for, has none. */
export async function filesOnBranches(
	{ git, objects }: GitContext,
	folder: RepoPath,
): Promise<ReadonlyMap<string, readonly RepoPath[]>> {
	const found = new Map<string, readonly RepoPath[]>();
	if (folder.includes("\n")) return found;
	const refs = await git.ask(refsQuestion);
	await Promise.all(
		refs.map(async ({ name, commit, standsFor }) => {
			if (standsFor !== undefined) return;
			const tree = await objects.read(`${commit}:${folder}`, "tree");
			const files = tree ? parseTree(tree, commit.length / 2) : [];
			const paths = files
				.filter(({ isFile }) => isFile)
				.map((file) => joinRepoPath(folder, file.name));
			if (paths.length > 0)
				found.set(name.replace(/^refs\/(?:heads|remotes)\//, ""), paths);
		}),
	);
	return found;
}

import type { RepoPath } from "../../core/repoPath.ts";
import type { GitContext } from "./gitContext.ts";
import { isRevision } from "./isRevision.ts";
import { blobBytesQuestion } from "./questions/blobBytesQuestion.ts";

/**
 * The bytes of the file at `path` in the commit that `revision` names; `undefined` when there is no such commit or
 * no such file in it. What can be no revision (an option, say) is taken for one that does not exist, because notes
 * are written by anybody.
 */
export async function showFile(
	{
		git,
		objects,
	}: {
		readonly git: Pick<GitContext["git"], "ask">;
		readonly objects: Pick<GitContext["objects"], "read">;
	},
	revision: string,
	path: RepoPath,
): Promise<Uint8Array | undefined> {
	if (!isRevision(revision) || path === "") return undefined;
	const name = `${revision}:${path}`;
	// The long-lived process is asked line by line.
	if (name.includes("\n")) return git.ask(blobBytesQuestion(name));
	return objects.read(name);
}

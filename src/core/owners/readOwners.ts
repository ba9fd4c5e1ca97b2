import type { RepoPath } from "../repoPath.ts";
import {
	githubOwnersFiles,
	gitlabMarks,
	gitlabOwnersFiles,
} from "./ownersFiles.ts";
import { type CodeOwners, parseOwners } from "./parseOwners.ts";

/**
 * The code owners of a repository, as the host that it lies on reads them: as GitLab where something tells of it (its pipeline,
 * its own place for the file) and nothing of GitHub, else as GitHub; `undefined` where there is no such file. `readText` gives
 * `undefined` for a file that is not there.
 */
export async function readOwners(
	readText: (path: RepoPath) => Promise<string | undefined>,
): Promise<CodeOwners | undefined> {
	const [own] = githubOwnersFiles;
	const hasOwn = own !== undefined && (await readText(own)) !== undefined;
	const host = !hasOwn && (await isOnGitlab(readText)) ? "gitlab" : "github";
	const files = host === "gitlab" ? gitlabOwnersFiles : githubOwnersFiles;
	for (const path of files) {
		const text = await readText(path);
		if (text !== undefined) return parseOwners(text, path, host);
	}
	return undefined;
}

async function isOnGitlab(
	readText: (path: RepoPath) => Promise<string | undefined>,
): Promise<boolean> {
	for (const path of gitlabMarks)
		if ((await readText(path)) !== undefined) return true;
	return false;
}

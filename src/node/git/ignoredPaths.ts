import { lstat } from "node:fs/promises";
import path from "node:path";
import { isTacitError } from "../../core/errors.ts";
import { folderOf, type RepoPath } from "../../core/repoPath.ts";
import type { GitContext } from "./gitContext.ts";
import { notePathspecs } from "./notePathspecs.ts";
import { ignoredQuestion } from "./questions/ignoredQuestion.ts";
import { trackedQuestion } from "./questions/trackedQuestion.ts";

/**
 * Those of `paths` that git's exclusion rules leave out: files that it does not know yet. `tracked`: those that it
 * knows, if the caller has asked already. Paths behind a symbolic link are not among them: the rules do not speak
 * of them.
 */
export async function ignoredPaths(
	context: GitContext,
	paths: readonly RepoPath[],
	tracked?: ReadonlySet<string>,
): Promise<ReadonlySet<RepoPath>> {
	const asked = tracked ? paths.filter((path) => !tracked.has(path)) : paths;
	const matching = await matchingPaths(context, asked);
	if (tracked || matching.length === 0) return new Set(matching);
	const known = await context.git.ask(trackedQuestion(notePathspecs(matching)));
	return new Set(matching.filter((path) => !known.has(path)));
}

/** Those of `paths` that match the rules, known to git or not. */
async function matchingPaths(
	{ git, root }: GitContext,
	paths: readonly RepoPath[],
): Promise<readonly RepoPath[]> {
	const ask = async (asked: readonly RepoPath[]) =>
		asked.length === 0
			? []
			: ((await git.ask(ignoredQuestion(asked))) as RepoPath[]);
	try {
		return await ask(paths);
	} catch (error) {
		if (!isTacitError(error, "git-failed")) throw error;
		const ours = await pathsOfThisRepository(root, paths);
		// Then it was something else that git stumbled over.
		if (ours.length === paths.length) throw error;
		return ask(ours);
	}
}

/** Those of `paths` to which neither a symbolic link nor another repository lies on the way from `root`. */
async function pathsOfThisRepository(
	root: string,
	paths: readonly RepoPath[],
): Promise<readonly RepoPath[]> {
	const known = new Map<RepoPath, Promise<boolean>>();
	const isOurs = (folder: RepoPath): Promise<boolean> => {
		if (folder === "") return Promise.resolve(true);
		let answer = known.get(folder);
		if (answer === undefined) {
			answer = isOurs(folderOf(folder)).then(
				(above) => above && isPlainFolder(path.join(root, folder)),
			);
			known.set(folder, answer);
		}
		return answer;
	};
	const answers = await Promise.all(
		paths.map((each) => isOurs(folderOf(each))),
	);
	return paths.filter((_, at) => answers[at]);
}

async function isPlainFolder(folder: string): Promise<boolean> {
	if ((await kindOf(folder)) === "link") return false;
	return (await kindOf(path.join(folder, ".git"))) === undefined;
}

async function kindOf(file: string): Promise<"link" | "other" | undefined> {
	try {
		return (await lstat(file)).isSymbolicLink() ? "link" : "other";
	} catch {
		return undefined;
	}
}

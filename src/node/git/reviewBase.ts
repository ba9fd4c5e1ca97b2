import { defaultBranch } from "./defaultBranch.ts";
import type { GitContext } from "./gitContext.ts";
import {
	configQuestion,
	type GitSetting,
	lastValue,
} from "./questions/configQuestion.ts";
import { headQuestion } from "./questions/headQuestion.ts";
import { type GitRef, refsQuestion } from "./questions/refsQuestion.ts";

/** See `History.reviewBase`. */
export async function reviewBase(
	context: GitContext,
): Promise<string | undefined> {
	const { head, refs, settings } = await branchesOf(context);
	return baseOf(refs, settings, head?.branch);
}

/** See `History.isOnDefaultBranch`. */
export async function isOnDefaultBranch(context: GitContext): Promise<boolean> {
	const { head, refs, settings } = await branchesOf(context);
	const { onRemote, here } = defaultBranch(refs, settings, head?.branch);
	const known = [onRemote, here].filter((ref) => ref !== undefined);
	if (known.length === 0) return true;
	return known.some(({ name, commit }) =>
		head?.branch === undefined
			? commit === head?.commit
			: shortName(name) === head.branch,
	);
}

/** What is checked out, and what git knows of branches: three processes. */
async function branchesOf({ git }: GitContext) {
	const [head, refs, settings] = await Promise.all([
		git.ask(headQuestion),
		git.ask(refsQuestion),
		git.ask(configQuestion),
	]);
	return { head, refs, settings };
}

/** The name of a branch without where it is, here or on a remote (whose own name has no slash). */
function shortName(ref: string): string {
	return ref.replace(/^refs\/(?:heads|remotes\/[^/]+)\//, "");
}

/** The same of what git said; `branch` is the current one, `undefined` when detached. */
export function baseOf(
	refs: readonly GitRef[],
	settings: readonly GitSetting[],
	branch: string | undefined,
): string | undefined {
	const { remote, onRemote, here } = defaultBranch(refs, settings, branch);
	const names = new Set(refs.map(({ name }) => name));
	const isThere = (name: string) =>
		names.has(name) && name !== `refs/heads/${branch}`;
	return [
		...(branch === undefined ? [] : writtenDown(settings, branch, remote)),
		...[onRemote, here].map((ref) => ref?.name),
	].find((name) => name !== undefined && isThere(name));
}

/**
 * What VS Code keeps of a branch: `branch.<name>.github-pr-base-branch` (`owner#repository#branch`) is its pull requests'
 * (vscode-pull-request-github, `pullRequestGitHelper.ts`), `vscode-merge-base` (`origin/main`) its git's
 * (microsoft/vscode, `extensions/git/src/repository.ts`).
 */
function writtenDown(
	settings: readonly GitSetting[],
	branch: string,
	remote: string | undefined,
): readonly string[] {
	const value = (name: string) =>
		lastValue(settings, `branch.${branch}.${name}`);
	const [, , ...target] = value("github-pr-base-branch")?.split("#") ?? [];
	const base = value("vscode-merge-base");
	return [
		...(remote !== undefined && target.length > 0
			? [`refs/remotes/${remote}/${target.join("#")}`]
			: []),
		...(base === undefined
			? []
			: [`refs/remotes/${base}`, `refs/heads/${base}`]),
	];
}

import type { SharingState } from "../../core/ports.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { type DefaultBranch, defaultBranch } from "./defaultBranch.ts";
import type { GitContext } from "./gitContext.ts";
import { ignoredPaths } from "./ignoredPaths.ts";
import { notePathspecs } from "./notePathspecs.ts";
import { configQuestion } from "./questions/configQuestion.ts";
import { differingQuestion } from "./questions/differingQuestion.ts";
import { mergeBasesQuestion } from "./questions/mergeBasesQuestion.ts";
import { type GitRef, refsQuestion } from "./questions/refsQuestion.ts";
import { statusQuestion } from "./questions/statusQuestion.ts";
import { trackedQuestion } from "./questions/trackedQuestion.ts";
import { unpushedQuestion } from "./questions/unpushedQuestion.ts";
import { type Reach, reaches, sharingStates } from "./sharingStates.ts";

/** Commits that HEAD is compared with at once, beyond the branches that matter most. */
const mostForks = 16;
/** Other branches on remotes that are looked at: many while few files are in question, else the first few. */
const mostTips = { fewFiles: 1000, manyFiles: 20 };

/**
 * How far each of `paths` has come (see `SharingState`). At most ten git processes. A file is on a branch if the
 * branch's last commit has it as HEAD has it, or an earlier one that HEAD was built upon: the branch may have gone
 * on. A file that is staged in another version than it has in HEAD counts as `local`.
 */
export async function sharing(
	context: GitContext,
	paths: readonly RepoPath[],
): Promise<ReadonlyMap<RepoPath, SharingState>> {
	if (paths.length === 0) return new Map();
	const { git } = context;
	const pathspecs = notePathspecs(paths);
	const [status, tracked, refs, settings] = await Promise.all([
		git.ask(statusQuestion(pathspecs)),
		git.ask(trackedQuestion(pathspecs)),
		git.ask(refsQuestion),
		git.ask(configQuestion),
	]);
	const { commit, branch, changed } = status;
	const committed = paths.filter(
		(path) => tracked.has(path) && !changed.has(path),
	);
	const [ignored, reach] = await Promise.all([
		ignoredPaths(context, paths, tracked),
		commit === undefined || committed.length === 0
			? nowhere
			: reachOf(context, {
					commit,
					refs,
					base: defaultBranch(refs, settings, branch),
					paths: committed,
				}),
	]);
	return sharingStates(paths, { tracked, changed, ignored, ...reach });
}

interface TwoReaches {
	readonly onDefault: Reach;
	readonly onRemote: Reach;
}

const nowhere: TwoReaches = { onDefault: "none", onRemote: "none" };

const noCommits: readonly string[] = [];

interface CommittedFiles {
	/** HEAD's commit. */
	readonly commit: string;
	readonly refs: readonly GitRef[];
	readonly base: DefaultBranch;
	readonly paths: readonly RepoPath[];
}

async function reachOf(
	context: GitContext,
	{ commit, refs, base, paths }: CommittedFiles,
): Promise<TwoReaches> {
	const { git } = context;
	// Where there is a remote, only what is there counts.
	const target = base.hasRemotes ? base.onRemote : base.here;
	const tips = new Set(
		refs
			.filter(({ name }) => name.startsWith("refs/remotes/"))
			.map((ref) => ref.commit),
	);
	if (target?.commit === commit) return { onDefault: "all", onRemote: "none" };
	const [bases, unpushed] = await Promise.all([
		target ? git.ask(mergeBasesQuestion(commit, target.commit)) : noCommits,
		tips.size > 0
			? git.ask(unpushedQuestion(commit))
			: { isPushed: false, builtOn: noCommits },
	]);
	if (bases.includes(commit)) return { onDefault: "all", onRemote: "none" };

	const pathspecs = notePathspecs(paths);
	const near = target ? [target.commit, ...bases.slice(0, mostForks)] : [];
	const far = unpushed.isPushed ? [] : unpushed.builtOn.slice(0, mostForks);
	const differing = await git.ask(
		differingQuestion(commit, [...near, ...far], pathspecs),
	);
	const onDefault = differing.slice(0, near.length);
	if (unpushed.isPushed) return { onDefault, onRemote: "all" };

	const onRemote = differing.slice(near.length);
	const open = paths.filter(
		(path) => !reaches(onDefault, path) && !reaches(onRemote, path),
	);
	for (const seen of [...near, ...far]) tips.delete(seen);
	if (open.length === 0 || tips.size === 0) return { onDefault, onRemote };
	// Somebody may have pushed the same text by another way: a branch that was rebased, or made by `share`.
	const specs = notePathspecs(open);
	const most =
		specs.length === open.length ? mostTips.fewFiles : mostTips.manyFiles;
	const others = await git.ask(
		differingQuestion(commit, [...tips].slice(0, most), specs),
	);
	return { onDefault, onRemote: [...onRemote, ...others] };
}

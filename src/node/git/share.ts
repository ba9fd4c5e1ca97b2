import { TacitError } from "../../core/errors.ts";
import { msg } from "../../core/message.ts";
import type { ShareRequest, ShareResult } from "../../core/ports.ts";
import { checkPaths } from "./checkPaths.ts";
import {
	type DefaultBranch,
	defaultBranch,
	startOfBranch,
} from "./defaultBranch.ts";
import type { GitContext } from "./gitContext.ts";
import { heldBranches } from "./heldBranches.ts";
import { push } from "./push.ts";
import { commitQuestion } from "./questions/commitQuestion.ts";
import { configQuestion, type GitSetting } from "./questions/configQuestion.ts";
import { headQuestion } from "./questions/headQuestion.ts";
import { isAncestorQuestion } from "./questions/isAncestorQuestion.ts";
import { isBranchNameQuestion } from "./questions/isBranchNameQuestion.ts";
import { moveRefOrder } from "./questions/moveRefOrder.ts";
import { type GitRef, refsQuestion } from "./questions/refsQuestion.ts";
import { setConfigOrder } from "./questions/setConfigOrder.ts";
import { storeCommitOrder } from "./questions/storeCommitOrder.ts";
import { takeFilesOrder } from "./questions/takeFilesOrder.ts";
import { writeTreeOrder } from "./questions/writeTreeOrder.ts";
import { withTemporaryIndex } from "./withTemporaryIndex.ts";

/**
 * Puts files, as they stand in the work tree, on a branch of their own; see `ShareRequest`. The commit is built
 * beside the work tree, so that of the hooks only those of moving a branch and of pushing run.
 */
export async function share(
	context: GitContext,
	request: ShareRequest,
): Promise<ShareResult> {
	const plan = await planShare(context, request);
	const commit = await storeFiles(context, request, plan);
	if (commit !== undefined) await moveBranch(context, plan, commit);
	const { remote, hasSshCommand, base, stands, parent } = plan;
	const { branch } = request;
	const isMerged = commit === undefined && parent === plan.start;
	// A branch that lags behind the remote's holds nothing that is not there.
	const isAhead = commit !== undefined || (!isMerged && stands === parent);
	const pushes = request.push && isAhead && remote !== undefined;
	if (pushes) await push(context, { remote, branch, hasSshCommand });
	const isThere = !isMerged && plan.there === (commit ?? parent);
	return { branch, commit, base, isMerged, remote, pushed: pushes || isThere };
}

async function moveBranch(
	{ git }: GitContext,
	{ ref, stands, base }: SharePlan,
	commit: string,
): Promise<void> {
	// Otherwise this branch could be taken for the default one the next time.
	if (stands === undefined)
		await git.tell(setConfigOrder(startOfBranch(ref), base));
	await git.tell(
		moveRefOrder({
			...{ ref, from: stands, to: commit },
			reason: "tacit: share notes",
		}),
	);
}

interface SharePlan {
	/** Full name of the branch. */
	readonly ref: string;
	/** Where the branch stands here; `undefined` when it is to be made. */
	readonly stands: string | undefined;
	/** Where it stands on the remote, as last seen; `undefined` when it is not there. */
	readonly there: string | undefined;
	/** Where the default branch stands. */
	readonly start: string;
	/** The commit to build upon. */
	readonly parent: string;
	/** For people: what the branch starts from. */
	readonly base: string;
	readonly remote: string | undefined;
	readonly signs: boolean;
	readonly hasSshCommand: boolean;
}

async function planShare(
	context: GitContext,
	request: ShareRequest,
): Promise<SharePlan> {
	const { git } = context;
	if (request.message.trim() === "")
		throw new TacitError("bad-argument", msg`A commit needs a message.`);
	const ref = await checkBranchName(context, request.branch);
	await checkPaths(context, request.paths);
	const [head, refs, settings, held] = await Promise.all([
		git.ask(headQuestion),
		git.ask(refsQuestion),
		git.ask(configQuestion),
		heldBranches(context),
	]);
	if (held.has(ref))
		throw new TacitError(
			"bad-argument",
			msg`The branch “${request.branch}” is checked out. Commit the notes there, or share them under another name.`,
		);
	const base = defaultBranch(refs, settings, head?.branch);
	if (request.push && base.remote === undefined)
		throw new TacitError(
			"bad-argument",
			base.hasRemotes
				? msg`There are several remotes, and none of them is origin or followed by this branch. Share without pushing, then push where it belongs.`
				: msg`This repository has no remote to push to. Share without pushing.`,
		);
	return {
		ref,
		...(await chooseStart(context, { ref, refs, base, branch: head?.branch })),
		remote: base.remote,
		signs: isYes(settings, "commit.gpgsign"),
		hasSshCommand: settings.some(({ name }) => name === "core.sshcommand"),
	};
}

async function checkBranchName(
	{ git }: GitContext,
	branch: string,
): Promise<string> {
	const ref = `refs/heads/${branch}`;
	// Git itself would take these two as names, and then nobody could type them.
	const isOdd =
		branch.startsWith("-") || branch === "HEAD" || branch.includes("\0");
	if (isOdd || !(await git.ask(isBranchNameQuestion(ref))))
		throw new TacitError(
			"bad-argument",
			msg`Git takes no branch of the name “${branch}”. Choose another, such as notes/${new Date().getFullYear()}.`,
		);
	return ref;
}

interface Branches {
	/** Full name of the one to share on. */
	readonly ref: string;
	readonly refs: readonly GitRef[];
	readonly base: DefaultBranch;
	/** The current one. */
	readonly branch: string | undefined;
}

/**
 * The commit to build upon: where the branch stands, here or else on the remote. If everything of it is in the
 * remote's version, or on the default branch by now, that one: a branch once merged starts anew.
 */
async function chooseStart(
	{ git }: GitContext,
	{ ref, refs, base, branch }: Branches,
): Promise<Pick<SharePlan, "stands" | "there" | "start" | "parent" | "base">> {
	const start = base.onRemote ?? base.here;
	if (start === undefined) throw noStart(refs, branch);
	const onRemote = ref.replace("refs/heads", `refs/remotes/${base.remote}`);
	const here = refs.find(({ name }) => name === ref);
	const there = refs.find(({ name }) => name === onRemote);
	let from = here ?? there ?? start;
	for (const newer of [there, start])
		if (newer && newer.commit !== from.commit)
			if (await git.ask(isAncestorQuestion(from.commit, newer.commit)))
				from = newer;
	return {
		stands: here?.commit,
		there: there?.commit,
		start: start.commit,
		parent: from.commit,
		base: shortName(from === here ? start : from),
	};
}

function noStart(
	refs: readonly GitRef[],
	branch: string | undefined,
): TacitError {
	const some = refs.find(({ standsFor }) => standsFor === undefined);
	return new TacitError(
		"git-failed",
		some
			? msg`Git does not say which branch is the default one here, to start from. If it is this one, run: git config init.defaultBranch ${branch ?? shortName(some)}`
			: msg`There is no commit to start from. Commit once, then share.`,
	);
}

/** `main` for the branch here, `origin/main` for that on the remote. */
function shortName({ name }: GitRef): string {
	return name.replace(/^refs\/(?:heads|remotes)\//, "");
}

/** The new commit's hash; `undefined` when the parent holds the files already. */
async function storeFiles(
	context: GitContext,
	{ paths, message }: ShareRequest,
	{ parent, signs }: SharePlan,
): Promise<string | undefined> {
	const { git } = context;
	return withTemporaryIndex(context, parent, async (indexFile) => {
		const own = { indexFile, prepares: true };
		await git.tell(takeFilesOrder(paths), own);
		const tree = await git.tell(writeTreeOrder, own);
		if ((await git.ask(commitQuestion(parent)))?.tree === tree)
			return undefined;
		return git.tell(storeCommitOrder({ tree, parent, message, signs }), own);
	});
}

/** Whether the setting is there and means yes, as git reads it. */
function isYes(settings: readonly GitSetting[], name: string): boolean {
	const last = settings.findLast((setting) => setting.name === name);
	return (
		last !== undefined &&
		(last.value === undefined || /^(?:true|yes|on|[1-9]\d*)$/i.test(last.value))
	);
}

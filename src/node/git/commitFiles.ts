import { stripVTControlCharacters } from "node:util";
import { isTacitError, TacitError } from "../../core/errors.ts";
import { msg } from "../../core/message.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { canAmend } from "./canAmend.ts";
import { checkPaths } from "./checkPaths.ts";
import { emptyTree } from "./emptyTree.ts";
import type { GitContext } from "./gitContext.ts";
import { operationInProgress } from "./operationInProgress.ts";
import { commitQuestion, type ToldCommit } from "./questions/commitQuestion.ts";
import { makeCommitOrder } from "./questions/makeCommitOrder.ts";
import { moveRefOrder } from "./questions/moveRefOrder.ts";
import { takeFilesOrder } from "./questions/takeFilesOrder.ts";
import { writeTreeOrder } from "./questions/writeTreeOrder.ts";
import { settleIndex } from "./settleIndex.ts";
import { withTemporaryIndex } from "./withTemporaryIndex.ts";

/** Files to be committed; `message` is `keep` to put them into the last commit. */
export interface CommitRequest {
	readonly paths: readonly RepoPath[];
	readonly message: { readonly text: string } | "keep";
}

/**
 * Commits files as they stand in the work tree, and nothing else, by a real `git commit` on an index of its own:
 * HEAD's files and these. The repository's index is first touched when the commit stands, and there only the
 * files that the commit changed. Returns the new commit's full hash.
 */
export async function commitFiles(
	context: GitContext,
	request: CommitRequest,
): Promise<string> {
	const { git } = context;
	const before = await git.ask(commitQuestion("HEAD"));
	await checkCommit(context, request, before);
	return withTemporaryIndex(context, before?.commit, async (indexFile) => {
		const own = { indexFile, prepares: true };
		await git.tell(takeFilesOrder(request.paths), own);
		const tree = await git.tell(writeTreeOrder, own);
		const after =
			tree === (before?.tree ?? emptyTree(tree))
				? nothingNew(request, before)
				: await makeCommit(context, request, { before, tree, indexFile });
		const { paths } = request;
		await settleIndex(context, { paths, before, after, indexFile });
		return after.commit;
	});
}

async function checkCommit(
	context: GitContext,
	{ paths, message }: CommitRequest,
	before: ToldCommit | undefined,
): Promise<void> {
	const operation = await operationInProgress(context.gitDir);
	if (operation !== undefined)
		throw new TacitError(
			"git-failed",
			msg`A ${operation} is in progress here. Notes can be committed once it is finished or given up.`,
		);
	if (message === "keep") {
		if (before === undefined || !(await canAmend(context)))
			throw new TacitError(
				"bad-argument",
				msg`The last commit is already on a remote (or there is none), so it stays as it is. Make a new commit instead.`,
			);
	} else if (message.text.trim() === "")
		throw new TacitError("bad-argument", msg`A commit needs a message.`);
	await checkPaths(context, paths);
}

/** The last commit holds the files already: for `keep` that is what was asked for. */
function nothingNew(
	{ message }: CommitRequest,
	before: ToldCommit | undefined,
): ToldCommit {
	if (message === "keep" && before) return before;
	throw new TacitError(
		"bad-argument",
		msg`There is nothing to commit: the last commit holds these files as they stand.`,
	);
}

interface Prepared {
	readonly before: ToldCommit | undefined;
	/** The tree that the commit will have, if no hook changes it. */
	readonly tree: string;
	readonly indexFile: string;
}

async function makeCommit(
	context: GitContext,
	request: CommitRequest,
	{ before, tree, indexFile }: Prepared,
): Promise<ToldCommit> {
	if (request.message === "keep" && before)
		await refuseEmptying(context, before, tree);
	const made = await runCommit(context, request, indexFile);
	await refuseOvertaken(context, request, before, made);
	return made;
}

async function refuseEmptying(
	{ git }: GitContext,
	before: ToldCommit,
	tree: string,
): Promise<void> {
	const [parent, second] = before.parents;
	if (second !== undefined) return;
	const above = parent && (await git.ask(commitQuestion(parent)));
	if (tree === (above ? above.tree : emptyTree(tree)))
		throw new TacitError(
			"bad-argument",
			msg`This would leave the last commit empty. Make a new commit, or drop the last one with git reset.`,
		);
}

async function runCommit(
	{ git }: GitContext,
	{ message }: CommitRequest,
	indexFile: string,
): Promise<ToldCommit> {
	try {
		const id = await git.tell(makeCommitOrder(message), {
			indexFile,
			// Git's clean-up, started by a commit, would take the temporary index for the only one: what a person
			// staged weeks ago and never committed would look like rubbish to it.
			settings: ["gc.auto=0", "maintenance.auto=false"],
		});
		const made = await git.ask(commitQuestion(id ?? "HEAD"));
		if (made) return made;
	} catch (error) {
		throw isTacitError(error, "git-failed") ? blameHook(error) : error;
	}
	throw new TacitError(
		"git-failed",
		msg`Git committed, and the commit cannot be found. Look at “git log”.`,
	);
}

/** All other reasons for exit code 1 were looked at before: what is left is a hook that refused. */
function blameHook(error: TacitError): TacitError {
	if (error.detail["exitCode"] !== "1") return error;
	const output = stripVTControlCharacters(error.detail["stderr"] ?? "");
	const said = output.split("\n").find((line) => line.trim() !== "");
	return new TacitError(
		"git-failed",
		said
			? msg`A hook of this repository refused the commit, so nothing was committed. It said: ${said.trim()}`
			: msg`A hook of this repository refused the commit, so nothing was committed.`,
		{ detail: { ...error.detail }, cause: error.cause },
	);
}

/**
 * Makes sure that HEAD stood still since it was read: otherwise the commit holds the files of then, and would undo
 * in silence what somebody else committed in the same moment. Such a commit is taken back.
 */
async function refuseOvertaken(
	{ git }: GitContext,
	{ message }: CommitRequest,
	before: ToldCommit | undefined,
	made: ToldCommit,
): Promise<void> {
	const replaced =
		message === "keep"
			? (await git.ask(commitQuestion("HEAD@{1}")))?.commit
			: made.parents[0];
	if (replaced === before?.commit) return;
	if (replaced === undefined) {
		// Without a reflog git does not tell what was replaced; the parents then have to do.
		if (made.parents.join() === before?.parents.join()) return;
		throw new TacitError(
			"git-failed",
			msg`Somebody else committed here in the same moment, and that commit was amended. Look at “git log -p” before you go on.`,
			{ detail: { commit: made.commit } },
		);
	}
	await git.tell(
		moveRefOrder({
			ref: "HEAD",
			from: made.commit,
			to: replaced,
			reason: "tacit: commit taken back",
		}),
	);
	throw new TacitError(
		"git-failed",
		msg`Somebody else committed here in the same moment, so the notes were not committed. Try again.`,
	);
}

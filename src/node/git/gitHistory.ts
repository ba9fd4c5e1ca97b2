import type { Disposable } from "../../core/disposable.ts";
import type { History } from "../../core/ports.ts";
import { createAdditions } from "./additions.ts";
import { areaCommits } from "./areaCommits.ts";
import { authorsOf } from "./authorsOf.ts";
import { canAmend } from "./canAmend.ts";
import { changesFrom } from "./changesFrom.ts";
import { createChangesSince } from "./changesSince.ts";
import { checkPaths } from "./checkPaths.ts";
import { closedFailure } from "./closedFailure.ts";
import { commitFiles } from "./commitFiles.ts";
import { commitsIn } from "./commitsIn.ts";
import { concurrencyLimit } from "./concurrencyLimit.ts";
import { fileChanges } from "./fileChanges.ts";
import { filesOnBranches } from "./filesOnBranches.ts";
import type { GitContext } from "./gitContext.ts";
import { ignoredPaths } from "./ignoredPaths.ts";
import { isObjectId } from "./isObjectId.ts";
import { mergeBase } from "./mergeBase.ts";
import { createNotesAdded } from "./notesAdded.ts";
import { blobIdQuestion } from "./questions/blobIdQuestion.ts";
import { changedFilesQuestion } from "./questions/changedFilesQuestion.ts";
import { commitBeforeQuestion } from "./questions/commitBeforeQuestion.ts";
import { commitChangesQuestion } from "./questions/commitChangesQuestion.ts";
import { firstCommitsQuestion } from "./questions/firstCommitsQuestion.ts";
import { headQuestion } from "./questions/headQuestion.ts";
import { identityQuestion } from "./questions/identityQuestion.ts";
import { isShallowQuestion } from "./questions/isShallowQuestion.ts";
import { isUnpushedQuestion } from "./questions/isUnpushedQuestion.ts";
import { noteChangesQuestion } from "./questions/noteChangesQuestion.ts";
import { reflogQuestion } from "./questions/reflogQuestion.ts";
import { removalQuestion } from "./questions/removalQuestion.ts";
import { removedQuestion } from "./questions/removedQuestion.ts";
import { takeFilesOrder } from "./questions/takeFilesOrder.ts";
import { unbornBranchQuestion } from "./questions/unbornBranchQuestion.ts";
import { untrackedNotesQuestion } from "./questions/untrackedNotesQuestion.ts";
import { remoteOf, remoteUrlOf } from "./remoteOf.ts";
import { createRenames } from "./renames.ts";
import { resolutions } from "./resolutions.ts";
import { isOnDefaultBranch, reviewBase } from "./reviewBase.ts";
import { reword, rewordObstacle } from "./reword.ts";
import { share } from "./share.ts";
import { sharing } from "./sharing.ts";
import { showFile } from "./showFile.ts";
import { work, workBasis } from "./work.ts";
import { createWorkTree } from "./workTree.ts";

/**
 * History over git. What changes the repository is done one after the other, in the order of the calls; after
 * `dispose` nothing of it is begun, and what is under way goes on. `reading` and `writing` are of one repository;
 * the one may be disposed of while the other is at work.
 */
export function gitHistory(
	reading: GitContext,
	writing: GitContext,
): History & Disposable {
	const { git, objects } = reading;
	const oneAtATime = concurrencyLimit(1);
	let isDisposed = false;
	const inTurn = <T>(task: () => Promise<T>) =>
		oneAtATime(() => {
			if (isDisposed) throw closedFailure();
			return task();
		});
	return {
		async head() {
			try {
				const head = await git.ask(headQuestion);
				if (head) return head;
				const branch = await git.ask(unbornBranchQuestion);
				return { commit: undefined, branch };
			} catch {
				// The port promises an answer: the repository may be gone by now.
				return undefined;
			}
		},
		identity: () => git.ask(identityQuestion),
		show: (revision, path) => showFile(reading, revision, path),
		async blob(id) {
			return isObjectId(id) ? objects.read(id) : undefined;
		},
		workTree: createWorkTree(reading),
		changesSince: createChangesSince(reading),
		changesFrom: (commit, signal) => changesFrom(reading, commit, signal),
		mergeBase: (revision) => mergeBase(reading, revision),
		reviewBase: () => reviewBase(reading),
		isOnDefaultBranch: () => isOnDefaultBranch(reading),
		renamesSince: createRenames(reading),
		additions: createAdditions(reading),
		fileChanges: (path, most, until) => fileChanges(reading, path, most, until),
		commitChanges: async (commit) =>
			isObjectId(commit) ? git.ask(commitChangesQuestion(commit)) : [],
		commitsIn: (range, most) => commitsIn(reading, range, most),
		areaCommits: (folder, most) => areaCommits(reading, folder, most),
		commitBefore: (at) => git.ask(commitBeforeQuestion(at)),
		workBasis: () => workBasis(reading),
		work: (...asked) => work(reading, ...asked),
		reflog: (most) => git.ask(reflogQuestion(most)),
		resolutions: (merges) => resolutions(reading, merges),
		removalOf: async (paths, text, signal) =>
			text === "" || /[\r\n\0]/.test(text)
				? undefined
				: git.ask(removalQuestion(paths, text), { signal }),
		blobId: (path, bytes) => git.ask(blobIdQuestion(path, bytes)),
		ignored: (paths) => ignoredPaths(reading, paths),
		sharing: (paths) => sharing(reading, paths),
		untrackedNotes: () => git.ask(untrackedNotesQuestion),
		removed: async () =>
			(await git.ask(headQuestion)) ? git.ask(removedQuestion) : [],
		filesOnBranches: (folder) => filesOnBranches(reading, folder),
		stage: (paths) =>
			inTurn(async () => {
				await checkPaths(writing, paths);
				await writing.git.tell(takeFilesOrder(paths));
			}),
		commit: (paths, text) =>
			inTurn(() => commitFiles(writing, { paths, message: { text } })),
		isPushed: async () =>
			(await git.ask(headQuestion)) !== undefined &&
			!(await git.ask(isUnpushedQuestion)),
		canAmend: () => canAmend(reading),
		amend: (paths) =>
			inTurn(() => commitFiles(writing, { paths, message: "keep" })),
		rewordObstacle: (commit) => rewordObstacle(reading, commit),
		reword: (commit, edit) => inTurn(() => reword(writing, commit, edit)),
		authorsOf: (path, ranges) => authorsOf(reading, path, ranges),
		changedFiles: async (commits) => {
			const ids = commits.filter(isObjectId);
			return ids.length === 0 ? new Map() : git.ask(changedFilesQuestion(ids));
		},
		notesAdded: createNotesAdded(reading),
		noteChanges: () => git.ask(noteChangesQuestion),
		firstCommits: async () =>
			(await git.ask(isShallowQuestion))
				? undefined
				: git.ask(firstCommitsQuestion),
		remoteUrl: () => remoteUrlOf(reading),
		remote: () => remoteOf(reading),
		share: (request) => inTurn(() => share(writing, request)),
		dispose() {
			isDisposed = true;
		},
	};
}

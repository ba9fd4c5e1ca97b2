import type { Disposable } from "../../core/disposable.ts";
import type { History } from "../../core/ports.ts";
import { closedFailure } from "./closedFailure.ts";
import { commitsIn } from "./commitsIn.ts";
import type { GitPlace } from "./findGit.ts";
import { findGitBinary } from "./findGitBinary.ts";
import { GitRunner } from "./gitRunner.ts";
import { isObjectId } from "./isObjectId.ts";
import { ObjectReader } from "./objectReader.ts";
import { headQuestion } from "./questions/headQuestion.ts";
import { identityQuestion } from "./questions/identityQuestion.ts";
import { reflogQuestion } from "./questions/reflogQuestion.ts";
import { resolutions } from "./resolutions.ts";
import { showFile } from "./showFile.ts";

/** What commits alone tell. */
export type Commits = Pick<
	History,
	"blob" | "commitsIn" | "head" | "identity" | "reflog" | "resolutions" | "show"
> &
	Disposable;

/**
 * Opens the commits of a repository whose place is known: where there is no time to ask git where it is, nor for settings
 * by which files of the work tree are read. Throws `no-git` without git.
 */
export async function openCommits(place: GitPlace): Promise<Commits> {
	const environment = process.env;
	const binary = await findGitBinary(environment);
	if (binary === undefined) throw closedFailure();
	const base = { binary, folder: place.root, environment };
	const git = new GitRunner(base);
	const objects = new ObjectReader(base);
	const context = { ...place, git, objects };
	return {
		blob: async (id) => (isObjectId(id) ? objects.read(id) : undefined),
		commitsIn: (range, most) => commitsIn(context, range, most),
		head: () => git.ask(headQuestion),
		identity: () => git.ask(identityQuestion),
		reflog: (most) => git.ask(reflogQuestion(most)),
		resolutions: (merges) => resolutions(context, merges),
		show: (revision, path) => showFile(context, revision, path),
		dispose() {
			git.dispose();
			objects.dispose();
		},
	};
}

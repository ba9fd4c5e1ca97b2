import type { Disposable } from "../../core/disposable.ts";
import type { History } from "../../core/ports.ts";
import { type FindGitOptions, findGit, type GitPlace } from "./findGit.ts";
import { gitHistory } from "./gitHistory.ts";
import { GitRunner } from "./gitRunner.ts";
import { ObjectReader } from "./objectReader.ts";
import { configQuestion } from "./questions/configQuestion.ts";
import { readGuards } from "./readGuards.ts";

/** A repository with git at hand. */
export interface GitRepository extends GitPlace, Disposable {
	readonly history: History;
	/**
	 * Stops what is being read, which then throws `cancelled`, as does all that is asked later. What is being
	 * written (a commit with its hooks, a push) comes to its end.
	 */
	dispose(): void;
}

/**
 * Opens the repository whose work tree holds `folder` (absolute). `undefined` when there is no git or no repository;
 * `findGit` tells which. Throws `git-failed` when there is one that git refuses to read.
 */
export async function openHistory(
	folder: string,
	options: FindGitOptions = {},
): Promise<GitRepository | undefined> {
	const place = await findGit(folder, options);
	if (place.found !== "repository") return undefined;
	const { root, gitDir, commonDir, binary } = place;
	const environment = options.environment ?? process.env;
	const base = { binary, folder: root, environment };
	const settings = await new GitRunner(base).ask(configQuestion);
	const readSettings = readGuards(settings);
	const objects = new ObjectReader(base);
	// Two of a kind, so that what is read can be stopped while what is written takes its last steps.
	const reader = new GitRunner({ ...base, readSettings });
	const writer = new GitRunner({ ...base, readSettings });
	const parts = { root, gitDir, commonDir, objects };
	const history = gitHistory(
		{ ...parts, git: reader },
		{ ...parts, git: writer },
	);
	return {
		root,
		gitDir,
		commonDir,
		history,
		dispose() {
			history.dispose();
			reader.dispose();
			objects.dispose();
		},
	};
}

import type { Disposable } from "../../core/disposable.ts";
import type { History } from "../../core/ports.ts";
import {
	type FindGitOptions,
	findRepositoryBy,
	type GitPlace,
	usableGit,
} from "./findGit.ts";
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
	const binary = await usableGit(options);
	if (binary === undefined) return undefined;
	const environment = options.environment ?? process.env;
	// Two at once: a start waits for both.
	const asking = new GitRunner({ binary, folder, environment }).ask(
		configQuestion,
	);
	asking.catch(() => undefined);
	const place = await findRepositoryBy(binary, folder, environment);
	if (place.found !== "repository") return undefined;
	const { root, gitDir, commonDir } = place;
	const base = { binary, folder: root, environment };
	const readSettings = readGuards(await asking);
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

import { msg } from "../../core/message.ts";
import { type FindGitOptions, findGit } from "./findGit.ts";
import type { GitQuestion } from "./gitQuestion.ts";
import { GitRunner } from "./gitRunner.ts";
import { configQuestion, lastValue } from "./questions/configQuestion.ts";

/** A merge driver in git's configuration. */
export interface MergeDriver {
	/** What git runs; `undefined`: it merges as text. */
	readonly command: string | undefined;
	/** Whether the repository's own configuration says so, and not the person's. */
	readonly isOfRepository: boolean;
	/** Sets it in the configuration of this clone. `title`: what git calls it. Throws as `GitRunner`. */
	set(command: string, title: string): Promise<void>;
	/** Takes it out of the configuration of this clone. */
	remove(): Promise<void>;
}

/**
 * Reads the driver of a name (one word) for the work tree around `folder` (absolute). `undefined` where there is none, or no git.
 * Throws as `findGit`.
 */
export async function mergeDriver(
	folder: string,
	name: string,
	options: FindGitOptions = {},
): Promise<MergeDriver | undefined> {
	const found = await findGit(folder, options);
	if (found.found !== "repository") return undefined;
	const runner = new GitRunner({
		binary: found.binary,
		folder: found.root,
		environment: options.environment ?? process.env,
	});
	const key = `merge.${name}.driver`;
	const settings = await runner.ask(configQuestion);
	return {
		command: lastValue(settings, key),
		isOfRepository:
			settings.findLast((setting) => setting.name === key)?.isOfRepository ??
			false,
		async set(command, title) {
			await runner.tell(change([`merge.${name}.name`, title]));
			await runner.tell(change([key, command]));
		},
		async remove() {
			for (const each of [`merge.${name}.name`, key])
				await runner.tell(change(["--unset-all", each]));
		},
	};
}

function change(words: readonly string[]): GitQuestion<void> {
	return {
		purpose: msg`change its configuration`,
		commands: ["config", "--local", ...words],
		// 5: there was nothing to take out.
		accepts: words[0] === "--unset-all" ? [0, 5] : [0],
		parse: () => undefined,
	};
}

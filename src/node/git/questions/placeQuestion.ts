import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";

/** What git says about the repository around its folder; the paths may be relative to that folder. */
export interface ToldPlace {
	readonly root: string;
	readonly gitDir: string;
	readonly commonDir: string;
}

/** Asks where the repository lies. `undefined` when the answer is not to be understood. */
export const placeQuestion: GitQuestion<ToldPlace | undefined> = {
	purpose: msg`find the repository`,
	// There is no `-z` here, and a path may hold a line end: an answer known beforehand stands between the paths.
	commands: [
		"rev-parse",
		"--show-toplevel",
		"--is-bare-repository",
		"--absolute-git-dir",
		"--is-bare-repository",
		"--git-common-dir",
	],
	parse(output) {
		const [root, gitDir, rest, ...more] = output
			.toString("utf8")
			.split("\nfalse\n");
		if (!root || !gitDir || !rest || more.length > 0) return undefined;
		return { root, gitDir, commonDir: rest.replace(/\n$/, "") };
	},
};

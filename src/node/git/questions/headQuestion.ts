import { msg } from "../../../core/message.ts";
import type { Head } from "../../../core/ports.ts";
import type { GitQuestion } from "../gitQuestion.ts";

/** Asks where HEAD stands. `undefined` before the first commit. */
export const headQuestion: GitQuestion<Head | undefined> = {
	purpose: msg`read HEAD`,
	// The option in the middle holds for what stands after it.
	commands: ["rev-parse", "HEAD", "--symbolic-full-name", "HEAD"],
	accepts: [0, 128],
	parse(output) {
		const [commit = "", name = ""] = output.toString("utf8").split("\n");
		// Before the first commit git takes “HEAD” for a file's name and repeats it.
		if (!/^[0-9a-f]{40,64}$/.test(commit)) return undefined;
		return { commit, branch: /^refs\/heads\/(.+)$/.exec(name)?.[1] };
	},
};

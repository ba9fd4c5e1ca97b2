import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";

/** Asks from which folder hooks are run; perhaps relative to the folder that git is started in. */
export const hooksFolderQuestion: GitQuestion<string> = {
	purpose: msg`find its hooks`,
	commands: ["rev-parse", "--git-path", "hooks"],
	parse: (output) => output.toString("utf8").replace(/\r?\n$/, ""),
};

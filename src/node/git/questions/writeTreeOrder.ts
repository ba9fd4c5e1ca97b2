import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";

/** Stores the tree that a commit of the index would have, and answers its id. */
export const writeTreeOrder: GitQuestion<string> = {
	purpose: msg`store the files`,
	commands: ["write-tree"],
	parse: (output) => output.toString("latin1").trim(),
};

import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";

/** Empties the index. */
export const emptyIndexOrder: GitQuestion<void> = {
	purpose: msg`empty the index`,
	commands: ["read-tree", "--empty"],
	parse: () => undefined,
};

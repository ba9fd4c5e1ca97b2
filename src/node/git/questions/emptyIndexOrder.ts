import type { GitQuestion } from "../gitQuestion.ts";

/** Empties the index. */
export const emptyIndexOrder: GitQuestion<void> = {
	purpose: "empty the index",
	commands: ["read-tree", "--empty"],
	parse: () => undefined,
};

import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";

/** Asks whether the clone lacks the older part of its history. */
export const isShallowQuestion: GitQuestion<boolean> = {
	purpose: msg`tell whether the clone is shallow`,
	commands: ["rev-parse", "--is-shallow-repository"],
	parse: (output) => output.toString("utf8").trim() === "true",
};

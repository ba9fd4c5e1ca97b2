import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";

/** Writes a line into the repository's own configuration. */
export function setConfigOrder(name: string, value: string): GitQuestion<void> {
	return {
		purpose: msg`write its configuration`,
		commands: ["config", "--local", "--", name, value],
		parse: () => undefined,
	};
}

import { msg } from "../../../core/message.ts";
import { type Person, parsePerson } from "../../../core/person.ts";
import type { GitQuestion } from "../gitQuestion.ts";

/** Asks who would be the author of a commit; `undefined` where that is not set and git would only guess. */
export const identityQuestion: GitQuestion<Person | undefined> = {
	purpose: msg`read your name and e-mail`,
	commands: ["-c", "user.useConfigOnly=true", "var", "GIT_AUTHOR_IDENT"],
	accepts: [0, 128],
	parse(output, exitCode) {
		if (exitCode !== 0) return undefined;
		// “Ada Lovelace <ada@example.org> 1795401927 +0000”
		return parsePerson(
			output.toString("utf8").replace(/ \d+ [+-]\d{4}\n?$/, ""),
		);
	},
};

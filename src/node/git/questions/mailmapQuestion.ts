import { msg } from "../../../core/message.ts";
import {
	formatPerson,
	type Person,
	parsePerson,
} from "../../../core/person.ts";
import type { GitQuestion } from "../gitQuestion.ts";

/** Asks how the mailmap has people, who all have an address; answers in their order. */
export function mailmapQuestion(
	people: readonly Person[],
): GitQuestion<readonly Person[]> {
	return {
		purpose: msg`read its mailmap`,
		commands: ["check-mailmap", "--stdin"],
		// 128: it does not understand one of them; it has told of those before.
		accepts: [0, 128],
		input: people.map((each) => `${formatPerson(each)}\n`).join(""),
		parse(output) {
			const lines = output.toString("utf8").split("\n");
			return people.map((each, at) => parsePerson(lines[at] ?? "") ?? each);
		},
	};
}

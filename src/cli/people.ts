import { TacitError } from "../core/errors.ts";
import { msg } from "../core/message.ts";
import { type Person, parsePerson } from "../core/person.ts";
import type { Here } from "./openHere.ts";
import { remark } from "./terminal.ts";

/** Whom a note is to name: those given by `--by`, else whoever commits here; nobody by `--no-name`. */
export async function namedPeople(
	here: Pick<Here, "tacit">,
	{ by, name }: { readonly by?: readonly string[]; readonly name: boolean },
): Promise<readonly Person[]> {
	if (!name) return [];
	if (by)
		return by.map((text) => {
			const person = parsePerson(text);
			if (person) return person;
			throw new TacitError(
				"bad-argument",
				msg`--by needs a name: “Name <address>”.`,
			);
		});
	const authors = await here.tacit.authors();
	if (authors.length > 0) return authors;
	remark(
		"Git does not say who you are here, so the note names nobody. --by “Name <address>” does.",
	);
	return [];
}

import { type Person, parsePerson } from "../../core/person.ts";
import type { Partner } from "./rankPartners.ts";
import { plainName } from "./samePeople.ts";

/** Whom a typed text means. */
export type FoundPartner =
	| { readonly found: "one"; readonly person: Person }
	/** Several, so that none is taken. */
	| { readonly found: "several"; readonly people: readonly Person[] }
	| { readonly found: "none" };

/**
 * Whom somebody means by `Grace Hopper <grace@…>`, an address, the key in the file of co-authors, a name, or the beginning of
 * one of its words, in this order. A whole `Name <address>` may be somebody new.
 */
export function findPartner(
	typed: string,
	partners: readonly Partner[],
): FoundPartner {
	const given = parsePerson(typed);
	if (given?.email !== undefined) {
		const email = given.email.toLowerCase();
		const known = partners.find(
			({ person }) => person.email?.toLowerCase() === email,
		);
		return { found: "one", person: known?.person ?? given };
	}
	const text = plainName(typed);
	if (text === "") return { found: "none" };
	const ways: readonly ((partner: Partner) => boolean)[] = [
		({ person }) => person.email?.toLowerCase() === typed.trim().toLowerCase(),
		({ key }) => key?.toLowerCase() === text,
		({ person }) => plainName(person.name) === text,
		({ person }) => ` ${plainName(person.name)}`.includes(` ${text}`),
	];
	for (const way of ways) {
		const people = partners.filter(way).map(({ person }) => person);
		const [person, ...others] = people;
		if (person)
			return others.length === 0
				? { found: "one", person }
				: { found: "several", people };
	}
	return { found: "none" };
}

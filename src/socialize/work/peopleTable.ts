import { isMachine } from "../../core/isMachine.ts";
import type { Person } from "../../core/person.ts";

/** Names behind which anybody may be. */
const anybody =
	/^(?:root|unknown|user|admin|administrator|ubuntu|developer|your name|test|git|anonymous|noname|\(no author\))$/i;
/** Addresses behind which anybody may be: git's stand-ins, those of its instructions, and of machines that have no name. */
const anywhere =
	/^(?:root@.*|you@example\.com)$|@localhost$|\.localdomain$|\(none\)$/i;
const hidden = /@users\.noreply\.github\.com$/i;

/** What a `PeopleTable` is made of again. */
export interface KeptPeople {
	readonly people: readonly (readonly [name: string, email: string])[];
	readonly keys: readonly (readonly [key: string, person: number])[];
}

/**
 * People by number, from 0. Who commits by several addresses is one person where the mailmap says so, where one commit
 * had both, or where the full name is the same: names of one word are shared by too many, unless an address is GitHub's
 * stand-in for one that is kept private.
 */
export class PeopleTable {
	readonly #people: Person[];
	readonly #numbers: Map<string, number>;

	/** `kept`: as `keep` gave it. */
	constructor(kept: KeptPeople = { people: [], keys: [] }) {
		this.#people = kept.people.map(([name, email]) => ({
			name,
			email: email || undefined,
		}));
		this.#numbers = new Map(kept.keys);
	}

	/** In the order of their numbers, each by the last name and address they had. */
	get people(): readonly Person[] {
		return this.#people;
	}

	/** The number of somebody; `undefined` for a machine, and for who has neither a name nor an address of their own. `alias`: another address of theirs. */
	numberOf(person: Person, alias?: string): number | undefined {
		const { name, email } = person;
		const keys = keysOf(person);
		if (isMachine(person) || keys.length === 0) return undefined;
		const known = keys
			.map((key) => this.#numbers.get(key))
			.find((number) => number !== undefined);
		const number = known ?? this.#people.length;
		const before = this.#people[number];
		this.#people[number] = {
			name: name || before?.name || (email ?? ""),
			email:
				email && !(hidden.test(email) && before?.email)
					? email
					: (before?.email ?? email),
		};
		const own = alias && !anywhere.test(alias) ? [alias.toLowerCase()] : [];
		for (const key of [...keys, ...own])
			if (!this.#numbers.has(key)) this.#numbers.set(key, number);
		return number;
	}

	/** The number of somebody who is known; `undefined` for others. */
	find(person: Person): number | undefined {
		return keysOf(person)
			.map((key) => this.#numbers.get(key))
			.find((number) => number !== undefined);
	}

	/** Whom a file of code owners means by an address or an account (`@ada`); `undefined` where that is not plain, and for a team. */
	findOwner(owner: string): number | undefined {
		const account = /^@([^@/]+)$/.exec(owner)?.[1]?.toLowerCase();
		if (account === undefined) return this.#numbers.get(owner.toLowerCase());
		const found = new Set<number>();
		for (const [key, number] of this.#numbers) {
			const isHidden =
				hidden.test(key) && key.split("@")[0]?.split("+").at(-1) === account;
			// Where GitHub hides the address it tells the account.
			if (isHidden) return number;
			const isNamed = key.startsWith(" ")
				? key.replaceAll(" ", "") === account
				: key.split("@")[0] === account;
			if (isNamed) found.add(number);
		}
		return found.size === 1 ? [...found][0] : undefined;
	}

	/** All of it as plain data. */
	keep(): KeptPeople {
		return {
			people: this.#people.map(({ name, email }) => [name, email ?? ""]),
			keys: [...this.#numbers],
		};
	}
}

/** By which somebody is known again, the surest first. No address has a space before it. */
function keysOf({ name, email }: Person): readonly string[] {
	const isOwn = !!email && !anywhere.test(email);
	const isFull = /\S\s+\S/.test(name) || !isOwn || hidden.test(email);
	const byName =
		isFull && name !== "" && !anybody.test(name)
			? [` ${name.toLowerCase()}`]
			: [];
	return [...(isOwn ? [email.toLowerCase()] : []), ...byName];
}

import type { Person } from "../../core/person.ts";

/** Finds one person under several names and addresses. */
export interface SamePeople {
	/** The number of whoever that is, from 0; the same for all that are one. */
	of(person: Person): number;
}

/**
 * People are one where an address is the same, without regard to case, or the whole name is (two words or more, without
 * regard to case and accents): a person commits from home, too. `people`: all that will be asked for.
 */
export function samePeople(people: readonly Person[]): SamePeople {
	const parents: number[] = [];
	const byKey = new Map<string, number>();
	const top = (at: number): number => {
		let found = at;
		while (parents[found] !== found) found = parents[found] ?? found;
		return found;
	};
	for (const person of people) {
		let mine: number | undefined;
		for (const key of keysOf(person)) {
			const other = byKey.get(key);
			if (other === undefined) {
				if (mine === undefined) {
					mine = parents.length;
					parents.push(mine);
				}
				byKey.set(key, mine);
			} else if (mine === undefined) mine = top(other);
			else parents[top(other)] = top(mine);
		}
	}
	return {
		of(person) {
			for (const key of keysOf(person)) {
				const found = byKey.get(key);
				if (found !== undefined) return top(found);
			}
			return -1;
		},
	};
}

function keysOf({ name, email }: Person): readonly string[] {
	const plain = plainName(name);
	const keys = email === undefined ? [] : [`<${email.toLowerCase()}>`];
	// One word may be anybody's.
	return plain.includes(" ") || email === undefined ? [...keys, plain] : keys;
}

/** A name as it is compared: in lower case, without accents. */
export function plainName(name: string): string {
	return name
		.normalize("NFD")
		.replace(/\p{M}/gu, "")
		.toLowerCase()
		.replace(/[\s.]+/g, " ")
		.trim();
}

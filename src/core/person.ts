/** Somebody who wrote, answered or confirmed. */
export interface Person {
	readonly name: string;
	/** `undefined` where only a name is given. */
	readonly email: string | undefined;
}

/** Reads git's form `Name <email>`; text without angle brackets is a name alone. Empty text gives `undefined`. */
export function parsePerson(text: string): Person | undefined {
	const match = /^\s*([^<>]*?)\s*<([^<>]*)>\s*$/.exec(text);
	if (match) {
		const email = match[2]?.trim() || undefined;
		const name = match[1] || email;
		return name ? { name, email } : undefined;
	}
	const name = text.trim();
	return name ? { name, email: undefined } : undefined;
}

/** Writes `Name <email>`, or the name alone. */
export function formatPerson(person: Person): string {
	return person.email === undefined
		? person.name
		: `${person.name} <${person.email}>`;
}

/** Somebody who wrote, answered or confirmed. */
export interface Person {
	readonly name: string;
	/** `undefined` where only a name is given. */
	readonly email: string | undefined;
}

/** Reads git's form `Name <email>`; text without angle brackets is a name alone. Empty text gives `undefined`. */
export function parsePerson(text: string): Person | undefined {
	const bare = text.trim();
	// No pattern with white space on both sides of a name: its time grows with the cube of a hostile text.
	const open = bare.indexOf("<");
	const isAddressed =
		open >= 0 &&
		bare.indexOf(">") === bare.length - 1 &&
		bare.lastIndexOf("<") === open;
	if (!isAddressed) return bare ? { name: bare, email: undefined } : undefined;
	const email = bare.slice(open + 1, -1).trim() || undefined;
	const name = bare.slice(0, open).trim() || email;
	return name ? { name, email } : undefined;
}

/** Writes `Name <email>`, or the name alone. */
export function formatPerson(person: Person): string {
	return person.email === undefined
		? person.name
		: `${person.name} <${person.email}>`;
}

/** Tells whether others are this person: see `isSamePerson`. */
export function samePerson(person: Person): (other: Person) => boolean {
	return (other) => isSamePerson(person, other);
}

/** Whether both are one: by address, without regard to case; by name where one of them has no address. */
export function isSamePerson(one: Person, other: Person): boolean {
	return one.email === undefined || other.email === undefined
		? one.name === other.name
		: one.email.toLowerCase() === other.email.toLowerCase();
}

import { formatPerson, type Person, parsePerson } from "./person.ts";

/** Somebody looked at a note and at its code, and said that it still holds. */
export interface Confirmation {
	/** `YYYY-MM-DD`. */
	readonly date: string;
	/** `undefined` where the name was left out. */
	readonly by: Person | undefined;
}

/** As it stands in the field `confirmed`: `2026-11-22 Ada Lovelace <ada@example.org>`, or the day alone. */
export function writeConfirmation({ date, by }: Confirmation): string {
	return by ? `${date} ${formatPerson(by)}` : date;
}

/** Reads what `writeConfirmation` writes; `undefined` where it does not begin with a day. */
export function readConfirmation(field: string): Confirmation | undefined {
	const [, date, rest] =
		/^(\d{4}-\d{2}-\d{2})(?:\s+(\S.*))?$/.exec(field.trim()) ?? [];
	return date === undefined ? undefined : { date, by: parsePerson(rest ?? "") };
}

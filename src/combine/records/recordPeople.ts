import { plainTitle } from "../../core/markdown/plainTitle.ts";
import { ownCopy } from "../../core/ownCopy.ts";
import { type Person, parsePerson } from "../../core/person.ts";
import { type RecordParts, sectionLines } from "./recordParts.ts";

/** Who decided, each once, in the file's order: at most 50. */
export function recordPeople(parts: RecordParts): Person[] {
	const people = new Map<string, Person>();
	const values = [
		...parts.fields
			.filter(({ name }) => name === "people")
			.map(({ value }) => value),
		...sectionLines(parts, "people"),
	];
	for (const value of values)
		for (const part of value
			.slice(0, 2000)
			.split(/[,;](?![^()]{0,100}\))|\s+(?:and|&|\+)\s+|<br\s*\/?>/)) {
			const isAddress = /<[^<>\s]+@[^<>\s]+>/.test(part);
			const name = isAddress ? part : plainTitle(part.replaceAll("`", ""));
			const person =
				/^\s*[[{]|^(?:n\/a|none|tbd|-)$/i.test(part.trim()) &&
				!/\]\(/.test(part)
					? undefined
					: parsePerson(name);
			if (person && person.name.length <= 100 && !people.has(person.name))
				people.set(person.name, {
					name: ownCopy(person.name),
					email: person.email,
				});
		}
	return [...people.values()].slice(0, 50);
}

import { isScalar, isSeq } from "yaml";
import { foundIn, type ReportConfig, textOf } from "./configNodes.ts";
import { msg } from "./message.ts";
import { type Person, parsePerson } from "./person.ts";

/** `notAsked: [person, …]`, each `Name <address>`, a name or an address. What is none of these is left out. */
export function readNotAsked(
	key: unknown,
	value: unknown,
	report: ReportConfig,
): readonly Person[] {
	if (isScalar(value) && value.value === null) return [];
	if (!isSeq(value)) {
		report("config-value", key, foundIn(value), form);
		return [];
	}
	return value.items.flatMap((item) => {
		const person = parsePerson(textOf(item) ?? "");
		if (person) return [person];
		report("config-value", item, foundIn(item), form);
		return [];
	});
}

const form = msg`a list of people: \`[Ada Lovelace <ada@example.org>, grace@example.org]\``;

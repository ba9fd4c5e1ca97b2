import type { ListedPerson } from "./teamHere.ts";

/**
 * Reads a file of co-authors as git-mob has it: `{"coauthors": {"gh": {"name": "Grace Hopper", "email": "grace@…"}}}`. What
 * is none is left out; a text that is no JSON has nobody.
 */
export function readListed(text: string): readonly ListedPerson[] {
	const listed = objectIn(objectIn(parsed(text))?.["coauthors"]) ?? {};
	return Object.entries(listed).flatMap(([key, value]) => {
		const { name, email } = objectIn(value) ?? {};
		return typeof name === "string" &&
			typeof email === "string" &&
			name.trim() !== ""
			? [{ key, person: { name: name.trim(), email: email.trim() } }]
			: [];
	});
}

function objectIn(value: unknown): Record<string, unknown> | undefined {
	return typeof value === "object" && value !== null && !Array.isArray(value)
		? (value as Record<string, unknown>)
		: undefined;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

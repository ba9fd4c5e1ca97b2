import type { Person } from "../../core/person.ts";

/** Whose names are left out, and what is no name though it may look like one. */
export interface Named {
	readonly people: readonly Person[];
	/** Words in lower case that are used for other things here: of titles, of paths. A part of a name that is one stays. */
	readonly words: ReadonlySet<string>;
}

const somebody = "somebody";
/** Letters of a part of a name below which it is an initial, or half of a word. */
const leastPart = 3;
const leastLogin = 4;
const mostPeople = 5000;

/**
 * Takes people out of texts that others wrote: addresses, names with which git knows somebody, whole or in parts, names on a
 * Git host (after `@`, before the `/` of a branch, behind “by” or “thanks to”), and who a merged branch was from.
 */
export function withoutPeople({
	people,
	words,
}: Named): (text: string) => string {
	const whole = new Set<string>();
	const parts = new Set<string>();
	const logins = new Set<string>();
	for (const { name, email } of people.slice(0, mostPeople)) {
		const pieces = name.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’_-]*/gu) ?? [];
		if (pieces.length > 1) whole.add(pieces.join(" ").toLowerCase());
		else if (pieces[0]) logins.add(pieces[0].toLowerCase());
		for (const piece of pieces)
			if (
				piece.length >= leastPart &&
				/^\p{Lu}/u.test(piece) &&
				!words.has(piece.toLowerCase())
			)
				parts.add(piece);
		const [local = ""] = (email ?? "").split("@");
		const login = local.replace(/^\d+\+/, "").toLowerCase();
		if (login.length >= leastLogin) logins.add(login);
	}
	const anyName = anyOf(whole, "giu");
	const anyPart = anyOf(parts, "gu");
	const anyLogin = anyOf(
		[...logins].filter((each) => each.length >= leastLogin && !words.has(each)),
		"giu",
	);
	return (text) =>
		text
			.replace(/\bMerge pull request (#\d+) from \S+/g, "Merge pull request $1")
			.replace(/<?[\w.+-]{1,100}@[\w-]{1,100}(?:\.[\w-]{1,60})+>?/g, somebody)
			.replace(
				/\b(by|from|with|to|cc:?|thanks|kudos|props) @[\w-]+/gi,
				`$1 ${somebody}`,
			)
			.replace(/(?<![\p{L}\p{N}])@([\w-]+)/gu, (found, login: string) =>
				logins.has(login.toLowerCase()) ? somebody : found,
			)
			.replace(anyName, somebody)
			.replace(anyPart, somebody)
			.replace(anyLogin, somebody)
			.replace(/\bsomebody(?:[ ,]+(?:and )?somebody)+\b/g, somebody);
}

function anyOf(names: Iterable<string>, flags: string): RegExp {
	const sorted = [...names].sort((a, b) => b.length - a.length);
	if (sorted.length === 0) return /$^/g;
	const either = sorted.map((name) =>
		name
			.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
			.replaceAll(" ", "[\\s.]+(?:\\p{Lu}\\.\\s+)?"),
	);
	return new RegExp(
		`(?<![\\p{L}\\p{N}_])(?:${either.join("|")})(?![\\p{L}\\p{N}_])`,
		flags,
	);
}

import { formatPerson, isSamePerson, type Person } from "../../core/person.ts";
import { trailerBlock } from "../../core/trailers/trailerBlock.ts";
import { readTrailers } from "../../core/trailers/trailers.ts";
import { readCoAuthors } from "./readCoAuthors.ts";

/**
 * The message with trailers that credit these people, too: in its last paragraph, after the trailers that are there, or a
 * blank line below what it says. Whoever is credited already (by address, without regard to case) is not again. All
 * else stays byte for byte, what git wrote below for the person to read included. `comment`: see `trailerBlock`.
 */
export function withCoAuthors(
	message: string,
	people: readonly Person[],
	comment?: string,
): string {
	const credited = [...readCoAuthors(message, comment)];
	const lines: string[] = [];
	for (const person of people.map(onOneLine)) {
		if (credited.some((other) => isSamePerson(person, other))) continue;
		credited.push(person);
		lines.push(`Co-authored-by: ${formatPerson(person)}`);
	}
	if (lines.length === 0) return message;
	const { start, end } = trailerBlock(message, comment);
	const before = message.slice(0, end);
	const lineEnd = /\r?\n/.exec(message)?.[0] ?? "\n";
	const text = lines.join(lineEnd);
	// Room for a title that is still to be written.
	if (before === "")
		return `${lineEnd}${lineEnd}${text}${lineEnd}${message.slice(end)}`;
	// A heading that waits to be filled in, as templates have them, looks like a trailer of no value.
	const isBlock = readTrailers(message.slice(start, end).split("\n")).some(
		({ value }) => value !== "",
	);
	const gap = isBlock ? "" : lineEnd;
	return before.endsWith("\n")
		? `${before}${gap}${text}${lineEnd}${message.slice(end)}`
		: `${before}${lineEnd}${gap}${text}`;
}

/**
 * The message without the trailers that credit people of whom that is so. What `withCoAuthors` added is gone without a trace.
 */
export function withoutCoAuthors(
	message: string,
	isGone: (person: Person) => boolean,
	comment?: string,
): string {
	const { start, end } = trailerBlock(message, comment);
	const kept: string[] = [];
	const lines = message.slice(start, end).split(/(?<=\n)/);
	for (let at = 0; at < lines.length; ) {
		let next = at + 1;
		while (/^[ \t]/.test(lines[next] ?? "")) next++;
		const trailer = lines.slice(at, next).join("");
		const [person] = /^co-authored-by[ \t]*:/i.test(trailer)
			? readCoAuthors(`\n\n${trailer}`)
			: [];
		if (!person || !isGone(person)) kept.push(trailer);
		at = next;
	}
	const block = kept.join("");
	if (block.length === end - start) return message;
	const before = message.slice(0, start);
	const after = message.slice(end);
	if (block !== "")
		return `${before}${endingAs(block, message.slice(start, end))}${after}`;
	if (before.trim() === "") return after;
	const above = before.replace(/\r?\n$/, "");
	return `${message.endsWith("\n") || after !== "" ? above : above.replace(/\r?\n$/, "")}${after}`;
}

/** Without a line end at its end where the other has none. */
function endingAs(block: string, other: string): string {
	return other.endsWith("\n") ? block : block.replace(/\r?\n$/, "");
}

/** A trailer is one line, in which angle brackets stand around the address alone. */
function onOneLine({ name, email }: Person): Person {
	const plain = (text: string) =>
		text
			.replace(/[<>\p{Cc}]+/gu, " ")
			.replace(/ {2,}/g, " ")
			.trim();
	return {
		name: plain(name),
		email: email === undefined ? undefined : plain(email),
	};
}

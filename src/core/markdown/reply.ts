import { formatPerson, type Person, parsePerson } from "../person.ts";
import { isDate } from "./headOf.ts";

/** An entry of a note's `## Discussion`. */
export interface Reply {
	/** `undefined` where the name was left out. */
	readonly by: Person | undefined;
	/** `YYYY-MM-DD`. */
	readonly date: string;
	/** Markdown source, without blank lines around it. */
	readonly text: string;
}

/** Name of the heading below which replies stand. */
export const discussionHeading = "Discussion";

/** Whether a section of a note may bear this heading: one line that says something, and not the one below which replies stand. */
export function isSectionHeading(heading: string): boolean {
	return (
		heading.length <= 120 &&
		/[\p{L}\p{N}]/u.test(heading) &&
		!/[\r\n]|^#/.test(heading) &&
		heading.toLowerCase() !== discussionHeading.toLowerCase()
	);
}

/** Writes `### Ada Lovelace <ada@example.org>, 2026-11-22`, or the date alone. */
export function writeReplyHeading(reply: Omit<Reply, "text">): string {
	const by = reply.by && escapePerson(reply.by);
	return `### ${by ? `${by}, ` : ""}${reply.date}`;
}

/** Reads the text of a level-3 heading; `undefined` when it does not end with a date, and so begins no reply. */
export function readReplyHeading(
	heading: string,
): Omit<Reply, "text"> | undefined {
	const match = /^(?:(.*\S)[ \t]*,[ \t]*)?(\d{4}-\d{2}-\d{2})$/.exec(heading);
	const date = match?.[2];
	if (date === undefined || !isDate(date)) return undefined;
	const name = match?.[1];
	return {
		by: name === undefined ? undefined : parsePerson(unescapeMarks(name)),
		date,
	};
}

/** The address stays bare between its brackets, where Markdown makes it a link; a name is text and no markup. */
function escapePerson(person: Person): string {
	const name = escapeMarks(person.name);
	if (person.email === undefined) return name;
	return /^[\w.+-]+@[\w.-]+$/.test(person.email)
		? `${name} <${person.email}>`
		: escapeMarks(formatPerson(person));
}

function escapeMarks(text: string): string {
	return text
		.replace(/[\s\p{Cc}]+/gu, " ")
		.trim()
		.replace(/[\\`*_[\]<>&#~|!$:]/g, "\\$&");
}

function unescapeMarks(text: string): string {
	return text.replace(/\\([!-/:-@[-`{-~])/g, "$1");
}

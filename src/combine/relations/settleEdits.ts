import { isSameAnchor } from "../../core/anchor/anchor.ts";
import type { NoteEdit } from "../../core/markdown/editNote.ts";
import type { ParsedNote } from "../../core/markdown/parseNote.ts";
import type { NoteHead } from "../../core/note.ts";
import { formatPerson, isSamePerson } from "../../core/person.ts";

/** What becomes of two notes. */
export interface SettledNotes {
	/** Changes to the note that stays, or that names the other. */
	readonly one: readonly NoteEdit[];
	readonly other: readonly NoteEdit[];
}

/** A note with its head. */
export interface ReadNote {
	readonly head: NoteHead;
	readonly parsed: ParsedNote;
}

/** `one` supersedes `other`: the one names it, the other says so. */
export function supersedeNote(one: ReadNote, other: ReadNote): SettledNotes {
	return {
		one: adding(one.head, "supersedes", [other.head.id]),
		other: [{ type: "field", key: "status", value: "superseded" }],
	};
}

/** `one` names `other` as related. */
export function relateNote(one: ReadNote, other: ReadNote): SettledNotes {
	return { one: adding(one.head, "relates", [other.head.id]), other: [] };
}

/**
 * `one` takes in all that `other` says: its text below a heading of its title, its names, tags, links, places and answers;
 * and supersedes it. The other note stays as it is, so that its id, and every link to its file, lead to what was said; only its
 * status says that it is superseded.
 */
export function mergeNotes(one: ReadNote, other: ReadNote): SettledNotes {
	const { head, parsed } = other;
	const people = head.by.filter(
		(person) => !one.head.by.some((mine) => isSamePerson(mine, person)),
	);
	const by = [...one.head.by, ...people].map(formatPerson);
	const anchors = head.anchors.flatMap((anchor, at): NoteEdit[] => {
		const quote = parsed.quotes[at];
		const isKnown = one.head.anchors.some((mine) => isSameAnchor(mine, anchor));
		return quote && !isKnown ? [{ type: "add-anchor", anchor, quote }] : [];
	});
	const replies = parsed.discussion.map(
		(reply): NoteEdit => ({ type: "add-reply", ...reply }),
	);
	return {
		one: [
			{ type: "body", body: joinedBody(one, other) },
			...(people.length > 0
				? [{ type: "field", key: "by", value: by } as const]
				: []),
			...adding(one.head, "tags", head.tags),
			...adding(one.head, "supersedes", [head.id, ...head.supersedes]),
			...adding(
				one.head,
				"relates",
				head.relates.filter((id) => id !== one.head.id),
			),
			...adding(
				one.head,
				"from",
				head.from.filter((id) => id !== one.head.id),
			),
			...anchors,
			...replies,
		],
		other: [{ type: "field", key: "status", value: "superseded" }],
	};
}

/** The text of the first note, then that of the other below its title, whose own headings go one level down at least. */
function joinedBody(one: ReadNote, other: ReadNote): string {
	const { lead, sections } = other.parsed.prose;
	const parts = [
		one.parsed.body,
		`## ${other.head.title}`,
		lead,
		...sections.flatMap(({ heading, depth, source }) => [
			`${"#".repeat(Math.min(6, Math.max(3, depth + 1)))} ${heading}`,
			source,
		]),
	];
	return parts.filter((part) => part !== "").join("\n\n");
}

/** Adds what is not there yet to a field that is a list; nothing where all of it is there. */
function adding(
	head: NoteHead,
	key: "tags" | "supersedes" | "relates" | "from",
	values: readonly string[],
): NoteEdit[] {
	const known: readonly string[] = head[key];
	const all = [...new Set([...known, ...values])];
	return all.length === known.length
		? []
		: [{ type: "field", key, value: all }];
}

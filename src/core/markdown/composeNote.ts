import type { Quote } from "../anchor/anchor.ts";
import type { AnchorInfo } from "../anchor/infoString.ts";
import { writeAnchorBlock } from "../anchor/writeAnchor.ts";
import { TacitError } from "../errors.ts";
import { msg } from "../message.ts";
import type { NoteHead } from "../note.ts";
import { formatPerson } from "../person.ts";
import type { RepoPath } from "../repoPath.ts";
import { checkReadable, checkTyped } from "./checkReadable.ts";
import { type Eol, fragmentSource, titleSource } from "./fragment.ts";
import { noteBlocks } from "./noteBlocks.ts";
import { type FieldText, writeField } from "./writeField.ts";

/** What a new note says. */
export interface NewNote
	extends Pick<NoteHead, "id" | "kind" | "title">,
		Partial<Omit<NoteHead, "id" | "kind" | "title" | "anchors">> {
	/** Markdown; empty where the title says it all. Line ends of any kind. */
	readonly prose: string;
	/** In order; at least one. The first says in which folder the note lives. */
	readonly anchors: readonly NewAnchor[];
	/** The folder that holds `.tacit/`: what `file=` is relative to. */
	readonly noteFolder: RepoPath;
}

/** A place in the code, with the code as it is. */
export interface NewAnchor {
	readonly anchor: AnchorInfo;
	readonly quote: Quote;
}

/**
 * The text of a new note, as DESIGN.md lays it out. Throws `bad-argument` when there is no title or no anchor, or
 * when the prose would swallow or forge an anchor; and where it would not be read again, as `checkReadable` says.
 */
export function composeNote(note: NewNote, eol: Eol = "\n"): string {
	const title = titleSource(note.title);
	if (title === "")
		throw new TacitError("bad-argument", msg`A note needs a title.`);
	if (note.anchors.length === 0)
		throw new TacitError(
			"bad-argument",
			msg`A note needs a place in the code.`,
		);
	checkTyped(`${title}\n${note.prose}`);
	const fields = fieldsOf(note).map(([key, value]) =>
		writeField(key, value, eol),
	);
	const parts = [
		`---${eol}${fields.join("")}---`,
		`# ${title}`,
		fragmentSource(note.prose, eol),
		...note.anchors.map(({ anchor, quote }) =>
			writeAnchorBlock(anchor, quote, note.noteFolder, eol),
		),
	];
	const text = `${parts.filter((part) => part !== "").join(eol + eol)}${eol}`;
	checkReadable(text);
	if (noteBlocks(text).anchors.length !== note.anchors.length)
		throw new TacitError(
			"bad-argument",
			msg`The text cannot be saved as it is: it holds a \`tacit\` code block, or leaves an HTML block open.`,
		);
	return text;
}

/** In the order in which they are written; those without a value are left out. */
function fieldsOf(note: NewNote): [string, FieldText][] {
	const fields: [string, FieldText | undefined][] = [
		["id", note.id],
		["kind", note.kind],
		["status", note.status],
		["by", note.by?.map(formatPerson)],
		["date", note.date],
		["tags", note.tags],
		["supersedes", note.supersedes],
		["relates", note.relates],
		["from", note.from],
		["until", note.until],
		["confirmed", note.confirmed],
		["moment", note.moment],
	];
	return fields.flatMap(([key, value]): [string, FieldText][] =>
		value === undefined || value.length === 0 ? [] : [[key, value]],
	);
}

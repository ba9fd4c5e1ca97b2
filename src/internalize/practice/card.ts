import type { Message } from "../../core/message.ts";
import type { IndexedNote } from "../../core/note.ts";
import { type NoteId, parseNoteId } from "../../core/noteId.ts";

/** What a card asks of its note, in the order in which a note’s cards are met. */
export const cardKinds = [
	/** Why is it so? */
	"reason",
	/** What goes wrong here? */
	"bites",
	/** What else was considered, and why was it not taken? */
	"rejected",
	/** Given the note, show the lines that it governs. It tells the note, and so comes after what is to be predicted. */
	"find",
	/** Say in your own words why it is so. */
	"explain",
] as const;
/** One of `cardKinds`. */
export type CardKind = (typeof cardKinds)[number];

/** `k3f9q2mx/reason`: a note, and what is asked of it. A note has at most one card of a kind. */
export type CardKey = `${NoteId}/${CardKind}`;

/** Something to be asked of a note. */
export interface Card {
	readonly key: CardKey;
	readonly kind: CardKind;
	readonly note: IndexedNote;
	readonly question: Message;
	/** What may be shown with the question: the title, where it does not tell the answer; Markdown source, else empty. */
	readonly given: string;
	/** What the note says to it, Markdown source; of `find` empty, for the lines are the answer. */
	readonly answer: string;
	/** Changes with what is asked and answered, not with its layout; see `cardSubstance`. */
	readonly substance: string;
}

/** The key of a card. */
export function cardKey(id: NoteId, kind: CardKind): CardKey {
	return `${id}/${kind}`;
}

/** Reads a card’s key; `undefined` for what is none. */
export function readCardKey(
	text: string,
): { readonly id: NoteId; readonly kind: CardKind } | undefined {
	const [named = "", asked, ...rest] = text.split("/");
	const id = parseNoteId(named);
	const kind = cardKinds.find((each) => each === asked);
	return id && kind && rest.length === 0 ? { id, kind } : undefined;
}

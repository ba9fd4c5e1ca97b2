import type { Quote } from "../../core/anchor/anchor.ts";
import type { Section } from "../../core/markdown/parseNote.ts";
import { type Message, msg } from "../../core/message.ts";
import type { IndexedNote, NoteKind } from "../../core/note.ts";
import { type Card, cardKey } from "./card.ts";
import { cardSubstance } from "./cardSubstance.ts";
import { wordsOf } from "./wordsOf.ts";

/** An option that was not taken, as a note has it. */
export interface RejectedOption {
	/** Markdown source, one line. */
	readonly title: string;
	/** The same; `undefined` where the note does not say why. */
	readonly reason: string | undefined;
}

/** A note with what cards are made of. */
export interface NoteToPractise {
	readonly note: IndexedNote;
	/** What stands below the title, Markdown source; see `Prose`. */
	readonly lead: string;
	readonly sections: readonly Section[];
	/** The code of the anchor that is shown; no lines where it is on a whole file or folder. */
	readonly quote: Quote;
	readonly rejected: readonly RejectedOption[];
	/** The section that they were read from; `undefined` where there is none. */
	readonly rejectedSection: Section | undefined;
}

/** Words that an answer has at least beside those that the question tells. */
const fewestWords = 5;
/** What is to be said in one’s own words has at least so many. */
const fewestToExplain = 12;
/** Words of a reason against an option. */
const fewestAgainst = 3;
/** Longer answers are cut, in UTF-16 units: nobody reads more on a card. */
const longestAnswer = 4000;
/** Lines that name a place by themselves are at least so many letters and digits long. */
const fewestLetters = 12;

/**
 * The cards of a note, in the order in which they are met. None of one that does not hold (proposed, superseded, retired) or
 * asks itself, and no card whose answer is empty, is told by the question or by the code, or is too short to be a reason.
 */
export function cardsOf(source: NoteToPractise): readonly Card[] {
	const { kind, status } = source.note.head;
	if (kind === "question") return [];
	if (status !== undefined && status !== "accepted") return [];
	return [
		...(kind === "gotcha"
			? [toldCard(source, "bites")]
			: asksWhy[kind]
				? [toldCard(source, "reason")]
				: []),
		rejectedCard(source),
		findCard(source),
		explainCard(source),
	].filter((card) => card !== undefined);
}

/** How something is done, and what happened, are not predicted. */
const asksWhy: Readonly<Record<NoteKind, boolean>> = {
	...{ why: true, decision: true, workaround: true },
	...{ gotcha: false, howto: false, story: false, question: false },
};

function findCard(source: NoteToPractise): Card | undefined {
	const { note, quote, lead } = source;
	const letters = quote.lines.join("").match(/[\p{L}\p{N}]/gu)?.length ?? 0;
	if (letters < fewestLetters) return undefined;
	const { title } = note.head;
	return {
		...{ key: cardKey(note.head.id, "find"), kind: "find", note },
		question: msg`Which lines is this about?`,
		given: lead === "" ? title : `**${title}**\n\n${shortened(lead)}`,
		answer: "",
		substance: cardSubstance([title, quote.lines.join("\n")]),
	};
}

/** Title and prose against the code alone, or, where the title does not tell it, prose against title and code. */
function toldCard(
	source: NoteToPractise,
	kind: "reason" | "bites",
): Card | undefined {
	const { note, quote } = source;
	const { title } = note.head;
	const prose = proseOf(source);
	const isTitleGiven = kind === "reason" && isTitleOnly(title, prose);
	const answer = isTitleGiven
		? prose
		: prose === "" || beginsWith(prose, title)
			? prose || title
			: `**${title}**\n\n${prose}`;
	const told = new Set(wordsOf(quote.lines.join("\n")));
	if (isTitleGiven) for (const word of wordsOf(title)) told.add(word);
	if (newWords(answer, told) < fewestWords) return undefined;
	// Without lines and without a title nothing says what is meant.
	if (!isTitleGiven && quote.lines.length === 0) return undefined;
	return {
		...{ key: cardKey(note.head.id, kind), kind, note },
		question:
			kind === "bites"
				? msg`Something bites here. What?`
				: isTitleGiven
					? whyWords[note.head.kind]
					: msg`Somebody wrote down why these lines are as they are. What is the reason?`,
		given: isTitleGiven ? title : "",
		answer: shortened(answer),
		substance: cardSubstance([title, answer]),
	};
}

const whyWords: Readonly<Record<NoteKind, Message>> = {
	...allKinds(msg`Why is it so?`),
	decision: msg`This was decided here. Why?`,
	workaround: msg`This works around something. What, and when may it go?`,
};

function rejectedCard(source: NoteToPractise): Card | undefined {
	const { note, rejected } = source;
	const { title } = note.head;
	const told = new Set(wordsOf(title));
	const reasoned = rejected.filter(
		({ reason = "" }) => newWords(reason, told) >= fewestAgainst,
	);
	const [first] = reasoned;
	if (!first) return undefined;
	const answer = rejected
		.map(({ title: option, reason }) =>
			reason === undefined ? `- ${option}` : `- **${option}**: ${reason}`,
		)
		.join("\n");
	return {
		...{ key: cardKey(note.head.id, "rejected"), kind: "rejected", note },
		question:
			rejected.length === 1
				? msg`Another way was considered, and not taken. Which, and why?`
				: msg`${rejected.length} other ways were considered, and not taken. Which, and why?`,
		given: title,
		answer: shortened(answer),
		substance: cardSubstance([title, answer]),
	};
}

function explainCard(source: NoteToPractise): Card | undefined {
	const { note } = source;
	const { title, kind } = note.head;
	const prose = proseOf(source);
	if (kind === "howto") return undefined;
	if (newWords(prose, new Set(wordsOf(title))) < fewestToExplain)
		return undefined;
	return {
		...{ key: cardKey(note.head.id, "explain"), kind: "explain", note },
		question:
			kind === "story"
				? msg`Say in your own words what happened, and what it teaches.`
				: kind === "gotcha"
					? msg`Say in your own words what bites here, and why.`
					: msg`Say in your own words why it is so.`,
		given: title,
		answer: shortened(prose),
		substance: cardSubstance([title, prose]),
	};
}

/** All but what was rejected, which has a card of its own. */
function proseOf({ lead, sections, rejectedSection }: NoteToPractise): string {
	const parts = sections
		.filter((section) => section !== rejectedSection && section.source !== "")
		.map(
			({ depth, heading, source }) =>
				`${"#".repeat(depth)} ${heading}\n\n${source}`,
		);
	return [lead, ...parts].filter((part) => part !== "").join("\n\n");
}

/** Whether the title says what is so, and the prose why: one that is only the beginning of the prose gives it away. */
function isTitleOnly(title: string, prose: string): boolean {
	return prose !== "" && !beginsWith(prose, title);
}

function beginsWith(prose: string, title: string): boolean {
	const words = wordsOf(prose);
	return wordsOf(title).every((word, at) => words[at] === word);
}

/** How many of the words (each as often as it stands) are not among those that are told. */
function newWords(text: string, told: ReadonlySet<string>): number {
	return wordsOf(text).filter((word) => !told.has(word)).length;
}

function shortened(text: string): string {
	if (text.length <= longestAnswer) return text;
	return `${text.slice(0, longestAnswer).replace(/\s+\S*$/, "")} …`;
}

function allKinds(message: Message): Readonly<Record<NoteKind, Message>> {
	return {
		...{ why: message, decision: message, gotcha: message, story: message },
		...{ workaround: message, howto: message, question: message },
	};
}

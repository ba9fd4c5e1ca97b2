import { visibleText } from "../core/markdown/visibleText.ts";
import { english } from "../core/message.ts";
import type { FindCell } from "../core/notebook/cellFinder.ts";
import type { PracticeCard } from "../tacit/practice/practiceCard.ts";
import type { Here } from "./openHere.ts";
import { factsOf, linesAfter } from "./printNote.ts";
import { paint, print, shown, shownLine } from "./terminal.ts";
import { kindWords } from "./words.ts";

/** How a card is printed. */
export interface PrintedCard {
	/** From 1. */
	readonly number: number;
	readonly findCell: FindCell;
}

/** Lines of code that are shown of a card at most. */
const mostLines = 20;

/** Prints what may be seen before the answer: where, the code, what is given, and the question. */
export async function printCard(
	here: Here,
	card: PracticeCard,
	{ number, findCell }: PrintedCard,
): Promise<void> {
	const { note, kind, place, given, question, state } = card;
	const words = [
		// Where it is would be the answer.
		kind === "find"
			? shownLine(here.seen(place.path))
			: shownLine(placeWord(here, card, findCell)),
		...(kind === "bites" || given !== "" ? [kindWords[note.head.kind]] : []),
		...(state === "changed" ? ["the note has changed since"] : []),
	];
	const [where = "", ...rest] = words;
	print(
		[
			paint("bold", String(number)),
			paint("cyan", where),
			...rest.map((each) => paint("yellow", each)),
		].join("  "),
	);
	if (given !== "") print(`\n${indented(shown(visibleText(given)))}`);
	if (kind !== "find") await printCode(here, card);
	print(`\n  ${paint("bold", shownLine(english(question)))}`);
}

/** Prints what the note says, where it is, and who wrote it. */
export function printAnswer(
	here: Here,
	card: PracticeCard,
	findCell: FindCell,
): void {
	const { answer, note, place } = card;
	if (answer !== "") print(`\n${indented(shown(visibleText(answer)))}`);
	const facts = [
		placeWord(here, card, findCell),
		factsOf(note),
		...(place.isChanged ? ["the code has changed since"] : []),
		here.seenFile(note.file),
	].filter((fact) => fact !== "");
	print(`\n  ${paint("dim", shownLine(facts.join(" · ")))}\n`);
}

/** The code that a card is about, with the numbers of its lines; nothing for a file or folder as a whole. */
export async function printCode(
	{ tacit }: Pick<Here, "tacit">,
	{ place: { path, lines } }: PracticeCard,
): Promise<void> {
	const code = lines && (await tacit.readCode(path));
	if (!code) return;
	const all = code.lines.slice(lines.start - 1, lines.end);
	const seen = all.length > mostLines ? all.slice(0, mostLines - 1) : all;
	const width = String(lines.end).length;
	print("");
	for (const [index, line] of seen.entries())
		print(
			`  ${paint("dim", `${String(lines.start + index).padStart(width)} │`)} ${shown(line)}`,
		);
	if (seen.length < all.length)
		print(`  ${paint("dim", `… ${all.length - seen.length} more lines`)}`);
}

function placeWord(
	here: Here,
	{ place: { path, lines } }: PracticeCard,
	findCell: FindCell,
): string {
	const inCell = lines && findCell(path, lines);
	return linesAfter(here.seen(path), inCell?.lines ?? lines, inCell?.cell);
}

function indented(text: string): string {
	return text
		.split("\n")
		.map((line) => (line === "" ? "" : `  ${line}`))
		.join("\n");
}

import { fillAskLink } from "../core/askLink.ts";
import { type LineRange, parseLineRange } from "../core/lineRange.ts";
import type { FindCell } from "../core/notebook/cellFinder.ts";
import { type DayLimit, isEnough } from "../internalize/practice/dayLimit.ts";
import { judgeFind, ratingOf } from "../internalize/practice/judgeFind.ts";
import { type Rating, ratings } from "../internalize/practice/practiceEntry.ts";
import {
	isUnclear,
	type UnclearSigns,
} from "../internalize/practice/unclearSigns.ts";
import type { Prompt } from "../node/terminal/openPrompt.ts";
import type {
	Practice,
	TodaysPractice,
} from "../tacit/practice/openPractice.ts";
import type { PracticeCard } from "../tacit/practice/practiceCard.ts";
import type { Here } from "./openHere.ts";
import { printAnswer, printCard, printCode } from "./printCard.ts";
import { linesAfter } from "./printNote.ts";
import { paint, print, remark, shown, shownLine } from "./terminal.ts";
import { counted } from "./words.ts";

/** What a session on a terminal is made of. */
export interface Asked {
	readonly practice: Practice;
	readonly today: TodaysPractice;
	readonly limit: DayLimit;
	readonly findCell: FindCell;
	readonly prompt: Prompt;
}

/** Asks card after card, until all are asked, the day’s time is over, or the person stops. What was answered by then is kept. */
export async function askCards(here: Here, asked: Asked): Promise<void> {
	const { cards } = asked.today;
	for (const [index, card] of cards.entries()) {
		if (isEnough(asked.practice.spent(), asked.limit)) {
			remark(
				`${counted(asked.limit.minutes, "minute")} of practice today: enough. --minutes ${asked.limit.minutes * 2} goes on.`,
			);
			return;
		}
		await printCard(here, card, {
			number: index + 1,
			findCell: asked.findCell,
		});
		if (!(await askCard(here, card, asked))) return;
	}
	remark("That was all for today.");
}

/** Whether to go on. */
async function askCard(
	here: Here,
	card: PracticeCard,
	asked: Asked,
): Promise<boolean> {
	const { prompt, findCell } = asked;
	const started = Date.now();
	const said = await prompt.ask(`\n${questions[card.kind]}, [q]uit: `);
	if (said === undefined || said === "q") return false;
	const pointed = card.kind === "find" ? parseLineRange(said) : undefined;
	if (card.kind === "find") await printCode(here, card);
	printAnswer(here, card, findCell);
	const words = card.kind === "explain" ? said : "";
	// Below what the note says, for the eye to compare.
	if (words !== "") print(`  ${paint("dim", "You said:")} ${shown(words)}\n`);
	const proposal = pointed && tellFound(card, pointed);
	return rateCard(here, card, {
		...{ ...asked, words, proposal },
		started,
	});
}

const thought = "Think, then [Enter] shows what the note says";
const questions: Readonly<Record<PracticeCard["kind"], string>> = {
	reason: thought,
	bites: thought,
	rejected: thought,
	find: "Its lines (12-24), or [Enter] shows them",
	explain: "In your words, or [Enter] shows the note’s",
};

function tellFound(
	{ place }: PracticeCard,
	pointed: LineRange,
): Rating | undefined {
	if (!place.lines) return undefined;
	const { verdict, share, away } = judgeFind(pointed, place.lines);
	const rating = ratingOf[verdict];
	print(
		`  ${
			verdict === "found"
				? `Found: ${Math.round(share * 100)} % of the lines are in both.`
				: verdict === "near"
					? "Near."
					: `Elsewhere, ${counted(away, "line")} away.`
		} That would be “${rating}”.\n`,
	);
	return rating;
}

interface Answered extends Asked {
	readonly words: string;
	/** What Enter stands for. */
	readonly proposal: Rating | undefined;
	/** When it was asked, in milliseconds since 1970-01-01 UTC. */
	readonly started: number;
}

/** Asks how well it was known; whether to go on. */
async function rateCard(
	here: Here,
	card: PracticeCard,
	answered: Answered,
): Promise<boolean> {
	const { practice, prompt, proposal, words } = answered;
	const choices = [
		...ratings.map((rating, index) => `[${index + 1}] ${rating}`),
		...(words === "" ? [] : ["[m]essage to who wrote it"]),
		"[u]nclear",
		"[x] never again",
	].join(", ");
	for (;;) {
		const typed = await prompt.ask(`${choices}, [q]uit: `);
		if (typed === undefined || typed === "q") return false;
		const rating =
			(typed === "" ? proposal : undefined) ??
			ratings[Number(typed) - 1] ??
			ratings.find((each) => each === typed);
		if (rating) {
			await practice.rate(card, rating, (Date.now() - answered.started) / 1000);
			if (rating === "again") await tellSigns(here, card, practice);
			print("");
			return true;
		}
		if (typed === "x") {
			await practice.mark(card, "away");
			remark("Put away, until its note says something else or --bring-back.\n");
			return true;
		}
		if (typed === "u") {
			await practice.mark(card, "unclear");
			await tellSigns(here, card, practice);
		}
		if (typed === "m" && words !== "")
			await printMessage(here, card, practice, words);
	}
}

async function printMessage(
	here: Here,
	card: PracticeCard,
	practice: Practice,
	words: string,
): Promise<void> {
	const { message, authors } = await practice.explainMessage(card, words);
	const template = here.tacit.config().askAt;
	print(`\n${shown(message)}\n`);
	if (authors.length > 0)
		remark(
			`For ${authors.map(({ name, email }) => shownLine(email === undefined ? name : `${name} <${email}>`)).join(", ")}.`,
		);
	if (template)
		remark(`Ask there: ${shownLine(fillAskLink(template, message))}`);
	remark(
		`A better wording belongs in the note: tacit edits nothing for you.\n`,
	);
}

async function tellSigns(
	here: Here,
	card: PracticeCard,
	practice: Practice,
): Promise<void> {
	const signs = await practice.unclearSigns(card);
	if (!isUnclear(signs)) return;
	const { path, lines } = card.place;
	remark(
		[
			`\n${signWords(signs).join(" ")} The note may be at fault.`,
			`  Ask:      tacit ask ${linesAfter(shownLine(here.seen(path)), lines)} -m "…"`,
			`  Improve:  ${shownLine(here.seenFile(card.note.file))}\n`,
		].join("\n"),
	);
}

/** A sentence for each sign. */
function signWords({ said, failed, questions: asked }: UnclearSigns): string[] {
	return [
		...(said > 0
			? [
					`You said ${said === 1 ? "once" : `${said} times`} that it is unclear.`,
				]
			: []),
		...(failed > 1 ? [`You did not know it ${failed} times in a row.`] : []),
		...(asked > 0
			? [
					`${counted(asked, "question")} ${asked === 1 ? "was" : "were"} asked about it here.`,
				]
			: []),
	];
}

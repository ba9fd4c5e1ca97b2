import { findingText } from "../core/findingText.ts";
import { english } from "../core/message.ts";
import { cellFinder, type FindCell } from "../core/notebook/cellFinder.ts";
import { type DayLimit, usualLimit } from "../internalize/practice/dayLimit.ts";
import { openPrompt } from "../node/terminal/openPrompt.ts";
import type {
	Practice,
	TodaysPractice,
} from "../tacit/practice/openPractice.ts";
import { askCards } from "./askCards.ts";
import { atTarget } from "./atTarget.ts";
import { type JsonPractice, jsonPracticeCard } from "./json/practice.ts";
import { jsonVersion } from "./json/version.ts";
import type { Here } from "./openHere.ts";
import type { PracticeOptions } from "./practiceCommand.ts";
import { printCard } from "./printCard.ts";
import {
	isInteractive,
	print,
	printJson,
	remark,
	shownLine,
} from "./terminal.ts";
import { counted } from "./words.ts";

/** `tacit practice`: asks today’s cards on a terminal, and lists them without one; or exports or wipes what is kept. */
export async function practise(
	typed: string,
	options: PracticeOptions,
	isWithin: boolean,
): Promise<void> {
	await atTarget(typed, undefined, async ({ here, path }) => {
		const { tacit } = here;
		const practice = tacit.practice();
		if (options.export) {
			const text = practice.exported();
			if (text !== "") print(text.replace(/\n$/, ""));
			return;
		}
		if (options.wipe) {
			await practice.wipe();
			remark("Forgotten.");
			return;
		}
		if (options.bringBack) {
			const count = await practice.bringBack();
			remark(`${counted(count, "card")} brought back.`);
			return;
		}
		const limit: DayLimit = {
			cards: options.cards ?? usualLimit.cards,
			minutes: options.minutes ?? usualLimit.minutes,
		};
		await tacit.whereabouts.refresh();
		const today = await practice.today({
			limit,
			...(isWithin ? { within: path } : {}),
		});
		const findCell = await cellFinder(
			tacit.readCode,
			today.cards.flatMap(({ place: { path: file, lines } }) =>
				lines
					? [
							{
								...{ state: "attached" as const, path: file, lines },
								...{ certainty: "unique" as const, p: 1 },
							},
						]
					: [],
			),
		);
		if (options.json) printToday(here, practice, today, findCell);
		else if (isInteractive() && today.cards.length > 0)
			await askToday(here, { practice, today, limit, findCell });
		else await listToday(here, today, findCell);
		if (!options.json) tellRest(here, practice, today, limit);
	});
}

function printToday(
	here: Here,
	practice: Practice,
	{ cards, spent, resting }: TodaysPractice,
	findCell: FindCell,
): void {
	const json: JsonPractice = {
		version: jsonVersion,
		cards: cards.map((card) => jsonPracticeCard(card, here, findCell)),
		...{ spent, resting },
		findings: practice.findings().map((finding) => ({
			file: here.practiceFile,
			line: finding.lines.start,
			message: english(findingText(finding)),
		})),
	};
	printJson(json);
}

async function askToday(
	here: Here,
	asked: {
		readonly practice: Practice;
		readonly today: TodaysPractice;
		readonly limit: DayLimit;
		readonly findCell: FindCell;
	},
): Promise<void> {
	const prompt = openPrompt();
	try {
		await askCards(here, { ...asked, prompt });
	} finally {
		prompt.close();
	}
}

/** Without a terminal nobody thinks before the answer is shown: the questions alone. */
async function listToday(
	here: Here,
	{ cards }: TodaysPractice,
	findCell: FindCell,
): Promise<void> {
	for (const [index, card] of cards.entries()) {
		await printCard(here, card, { number: index + 1, findCell });
		print("");
	}
}

function tellRest(
	here: Here,
	practice: Practice,
	{ cards, spent, resting }: TodaysPractice,
	limit: DayLimit,
): void {
	if (cards.length === 0)
		remark(
			spent.cards >= limit.cards
				? `${counted(spent.cards, "card")} answered today. That is enough; --cards ${spent.cards + usualLimit.cards} goes on.`
				: "There is nothing to practise today.",
		);
	if (resting > 0)
		remark(
			`${counted(resting, "card")} ${resting === 1 ? "waits" : "wait"}: the code of ${resting === 1 ? "its note" : "their notes"} was not found for certain. tacit lint tells more.`,
		);
	for (const finding of practice.findings())
		remark(
			`${here.practiceFile}:${finding.lines.start}: ${shownLine(english(findingText(finding)))}`,
		);
}

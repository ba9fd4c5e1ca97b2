import { dayOf } from "../core/dayOf.ts";
import { english } from "../core/message.ts";
import type {
	OpenQuestion,
	QuestionPlace,
} from "../externalize/asking/openQuestion.ts";
import { leastWeights } from "../externalize/moments/moment.ts";
import { ageOf } from "../internalize/age.ts";
import type { MomentsOptions } from "./externalize.ts";
import { type JsonQuestions, jsonQuestion } from "./json/externalize.ts";
import { jsonVersion } from "./json/version.ts";
import { type Here, openHere } from "./openHere.ts";
import { printEvidence } from "./printEvidence.ts";
import { linesAfter } from "./printNote.ts";
import {
	lookAround,
	questionNumbered,
	questionsOf,
} from "./questionNumbered.ts";
import { paint, print, printJson, remark, shownLine } from "./terminal.ts";
import { ageWord, counted, momentWords } from "./words.ts";

/** A question, and where it is today; `undefined` where its file is gone. */
interface Placed {
	readonly question: OpenQuestion;
	readonly place: QuestionPlace | undefined;
}

/** `tacit moments` without a range: the questions that wait; first settles one if told to. */
export async function showQuestions(options: MomentsOptions): Promise<void> {
	const { level, later, never, json } = options;
	const here = openHere();
	try {
		const questions = questionsOf(here);
		await lookAround(here, level);
		const settled = never ?? later;
		if (settled !== undefined) {
			const { key, number } = questionNumbered(here, settled);
			await questions.settle(key, never === undefined ? "later" : "never");
			if (!json) {
				remark(
					never === undefined
						? `Question ${number} waits, and is not shown again.`
						: `Question ${number} is off the list.`,
				);
				return;
			}
		}
		const waiting = questions.waiting();
		const telling = waiting.filter(
			({ weight }) => weight >= leastWeights[level],
		);
		const placed = await Promise.all(
			telling.map(async (question) => ({
				question,
				place: await here.tacit.questionPlace(question),
			})),
		);
		if (json) {
			const printed: JsonQuestions = {
				...{ version: jsonVersion, level },
				questions: placed.map(({ question, place }) =>
					jsonQuestion(question, place, here),
				),
			};
			printJson(printed);
		} else printQuestions(here, placed, waiting.length - telling.length);
	} finally {
		here.dispose();
	}
}

function printQuestions(
	{ seen }: Here,
	placed: readonly Placed[],
	less: number,
): void {
	for (const { question, place } of placed) {
		const { number, kind, at, path, state, commit, evidence } = question;
		const where = place
			? linesAfter(seen(place.path), place.lines)
			: `${seen(path)} (the file is gone)`;
		const age = ageOf(dayOf(new Date(at)), Date.now());
		const facts = [
			age && ageWord(age),
			commit?.slice(0, 10),
			state === "later" ? "not now" : undefined,
		].filter((fact) => fact !== undefined);
		print(
			`${paint("bold", String(number))}  ${paint("cyan", shownLine(where))}  ${paint("yellow", momentWords[kind])}  ${paint("dim", facts.join(", "))}`,
		);
		print(`  ${shownLine(english(question.question))}`);
		printEvidence(evidence);
	}
	const rest = less > 0 ? ` ${less} more with --level eager or normal.` : "";
	const [first] = placed;
	remark(
		first
			? `${counted(placed.length, "question")}. Answer: tacit note --moment ${first.question.number}${rest}`
			: `No question waits.${rest}`,
	);
}

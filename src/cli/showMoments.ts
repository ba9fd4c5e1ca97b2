import { english } from "../core/message.ts";
import type {
	CommitMoment,
	MomentLevel,
} from "../externalize/moments/moment.ts";
import type { MomentsOptions } from "./externalize.ts";
import { type JsonMoments, jsonMoment } from "./json/externalize.ts";
import { jsonVersion } from "./json/version.ts";
import { type Here, openHere } from "./openHere.ts";
import { printEvidence } from "./printEvidence.ts";
import { linesAfter } from "./printNote.ts";
import { paint, print, printJson, remark, shownLine } from "./terminal.ts";
import { counted, momentWords } from "./words.ts";

/** `tacit moments`: the questions that wait or, with a range, what happened in these commits that is worth one. */
export async function showMoments(options: MomentsOptions): Promise<void> {
	const { range, level, json } = options;
	if (range === undefined) {
		const { showQuestions } = await import("./showQuestions.ts");
		return showQuestions(options);
	}
	const here = openHere();
	try {
		const { commits, moments } = await here.tacit.moments({
			range,
			level,
		});
		if (json) {
			const printed: JsonMoments = {
				...{ version: jsonVersion, range, level, commits },
				moments: moments.map((moment) => jsonMoment(moment, here)),
			};
			printJson(printed);
			return;
		}
		for (const moment of moments) printMoment(here, moment);
		remark(summaryOf(moments.length, commits, level));
	} finally {
		here.dispose();
	}
}

function printMoment(
	{ seen }: Here,
	{ kind, commit, path, lines, question, evidence }: CommitMoment,
): void {
	const place = shownLine(linesAfter(seen(path), lines, undefined));
	const made = `${commit.hash.slice(0, 10)}, ${commit.date}, ${commit.author.name}`;
	print(
		`${paint("cyan", place)}  ${paint("yellow", momentWords[kind])}  ${paint("dim", shownLine(made))}`,
	);
	print(`  ${shownLine(english(question))}`);
	printEvidence(evidence);
}

function summaryOf(found: number, commits: number, level: MomentLevel): string {
	const looked = `in ${counted(commits, "commit")}`;
	if (found > 0) return `${counted(found, "moment")} ${looked}.`;
	return level === "eager"
		? `Nothing worth a question ${looked}.`
		: `Nothing worth a question ${looked}. --level eager asks more.`;
}

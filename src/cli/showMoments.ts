import { english } from "../core/message.ts";
import type {
	CommitMoment,
	MomentLevel,
} from "../externalize/moments/moment.ts";
import type { MomentsOptions } from "./externalize.ts";
import { type JsonMoments, jsonMoment } from "./json/externalize.ts";
import { jsonVersion } from "./json/version.ts";
import { type Here, openHere } from "./openHere.ts";
import { linesAfter } from "./printNote.ts";
import { paint, print, printJson, remark, shownLine } from "./terminal.ts";
import { counted, momentWords } from "./words.ts";

/** `tacit moments`: what happened in a range of commits that somebody who was there should be asked about. */
export async function showMoments({
	range = "HEAD",
	level,
	json,
}: MomentsOptions): Promise<void> {
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
	for (const { said, commit: hash } of evidence)
		print(
			paint(
				"dim",
				`  - ${shownLine(english(said))}${hash ? ` (${hash.slice(0, 10)})` : ""}`,
			),
		);
	print("");
}

function summaryOf(found: number, commits: number, level: MomentLevel): string {
	const looked = `in ${counted(commits, "commit")}`;
	if (found > 0) return `${counted(found, "moment")} ${looked}.`;
	return level === "eager"
		? `Nothing worth a question ${looked}.`
		: `Nothing worth a question ${looked}. --level eager asks more.`;
}

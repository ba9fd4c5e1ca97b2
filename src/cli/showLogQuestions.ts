import type { LogQuestionKind } from "../combine/log/logQuestions.ts";
import { plainTitle } from "../core/markdown/plainTitle.ts";
import type { JsonLogQuestions } from "./json/log.ts";
import { jsonVersion } from "./json/version.ts";
import type { LogOptions } from "./logCommand.ts";
import { openHere } from "./openHere.ts";
import { paint, print, printJson, remark, shownLine } from "./terminal.ts";
import { counted } from "./words.ts";

/** `tacit log --questions`: lists what the decisions leave open. */
export async function showLogQuestions(options: LogOptions): Promise<void> {
	const here = openHere();
	try {
		await here.tacit.load([]);
		const questions = await here.tacit.logQuestions();
		if (options.json) {
			const json: JsonLogQuestions = {
				version: jsonVersion,
				questions: questions.map(({ kind, key, entry }) => ({
					...{ kind, key },
					title: plainTitle(entry.title),
					file: here.seen(entry.source.path),
				})),
			};
			printJson(json);
			return;
		}
		let before: LogQuestionKind | undefined;
		for (const { kind, entry } of questions) {
			if (kind !== before) print(paint("bold", words[kind]));
			before = kind;
			print(
				shownLine(
					`  ${plainTitle(entry.title)}  ${here.seen(entry.source.path)}`,
				).replace(/^/, "  "),
			);
		}
		remark(
			questions.length === 0
				? "The decisions leave nothing open."
				: `${counted(questions.length, "question")}.`,
		);
	} finally {
		here.dispose();
	}
}

const words: Readonly<Record<LogQuestionKind, string>> = {
	overdue: "Its day has passed: may it go now?",
	"no-reason": "Why? It says nothing beside its title.",
	"nothing-rejected": "What else was considered?",
	uncited: "Does it still hold? Nothing has named it for a year.",
};

import { fillAskLink } from "../core/askLink.ts";
import { TacitError } from "../core/errors.ts";
import { msg } from "../core/message.ts";
import { codeOf } from "../core/notebook/codeText.ts";
import { readInput } from "../node/terminal/readInput.ts";
import type { AskOptions } from "./askCommand.ts";
import { atTarget } from "./atTarget.ts";
import { type JsonAsked, jsonKnowers } from "./json/internalize.ts";
import { jsonNote } from "./json/note.ts";
import { jsonVersion } from "./json/version.ts";
import { knowersLine } from "./knowersLine.ts";
import { namedPeople } from "./people.ts";
import { pointAt } from "./pointAt.ts";
import { secretsChoice } from "./secretsChoice.ts";
import { print, printJson, remark, shown, shownLine } from "./terminal.ts";

/** `tacit ask`: keeps a question about code, and prints it as a message to whoever may know. */
export async function askWhy(
	typed: string,
	options: AskOptions,
): Promise<void> {
	await atTarget(typed, options.lines, async ({ here, path, target }) => {
		if (!options.publish && !here.hasGit)
			throw new TacitError(
				"no-git",
				msg`A question that only you see lies in the git directory, and there is no git repository here. --publish writes it beside the code.`,
			);
		const { pointed, bytes } = await pointAt(here, path, target);
		const question = options.message?.join("\n\n") ?? (await readInput());
		const by = await namedPeople(here, options);
		const note = await here.tacit.write({
			...{ pointed, bytes, by, text: question, kind: "question" },
			visibility: options.publish ? "published" : "draft",
			secrets: secretsChoice(options),
		});
		const { message, knowers } = await here.tacit.askMessage(
			question,
			path,
			pointed.isFolder
				? undefined
				: {
						...codeOf(path, pointed.text.join("\n")),
						...{ lines: pointed.text, cells: pointed.cells },
					},
			pointed.lines,
		);
		const template = here.tacit.config().askAt;
		const link = template && fillAskLink(template, message);
		if (options.json) {
			const json: JsonAsked = {
				version: jsonVersion,
				note: jsonNote(note, here),
				...{ message, link: link ?? null },
				knowers: jsonKnowers(knowers),
			};
			printJson(json);
			return;
		}
		print(shown(message));
		if (knowers.length > 0) remark(`\n${knowersLine(knowers)}`);
		if (link) remark(`Ask there: ${shownLine(link)}`);
		remark(
			`${options.publish ? "Kept beside the code" : "Kept for you alone"}: ${shownLine(here.seenFile(note.file))}`,
		);
	});
}

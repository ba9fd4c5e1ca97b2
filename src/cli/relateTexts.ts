import process from "node:process";
import { absolutePath } from "../node/terminal/systemPath.ts";
import type { JsonRelated } from "./json/relations.ts";
import { jsonVersion } from "./json/version.ts";
import { noteNamed } from "./noteNamed.ts";
import { type Here, openHere } from "./openHere.ts";
import type { RelateOptions } from "./recordCommands.ts";
import { print, printJson, shownLine } from "./terminal.ts";

/** `tacit relate`: settles what two notes or records are to each other. */
export async function relateTexts(
	one: string,
	other: string,
	options: RelateOptions,
): Promise<void> {
	const here = openHere();
	try {
		await here.tacit.load([]);
		const [first, second] = [keyOf(one, here), keyOf(other, here)];
		await here.tacit.settle(first, second, options.as);
		if (options.json) {
			const json: JsonRelated = {
				...{ version: jsonVersion, as: options.as },
				...{ one: first, other: second },
			};
			printJson(json);
		} else print(shownLine(sentences[options.as](first, second)));
	} finally {
		here.dispose();
	}
}

/** The id of a note that was named by its id or its file; else the path, for a record. */
function keyOf(named: string, here: Here): string {
	if (!/[./\\]/.test(named) || /\.[a-z0-9]{8}\.md$/.test(named))
		return noteNamed(here, named).head.id;
	return here.pathOf(absolutePath(process.cwd(), named));
}

const sentences = {
	merge: (one: string, other: string) =>
		`${one} holds what ${other} says, too.`,
	supersede: (one: string, other: string) => `${one} supersedes ${other}.`,
	relate: (one: string, other: string) => `${one} names ${other}.`,
	apart: (one: string, other: string) =>
		`${one} and ${other} are not put side by side again.`,
} as const;

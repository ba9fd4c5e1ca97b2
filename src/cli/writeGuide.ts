import process from "node:process";
import { absolutePath } from "../node/terminal/systemPath.ts";
import type { JsonGuide } from "./json/relations.ts";
import { jsonVersion } from "./json/version.ts";
import { openHere } from "./openHere.ts";
import type { GuideOptions } from "./recordCommands.ts";
import { print, printJson, remark, shown, shownLine } from "./terminal.ts";

/** `tacit guide`: writes a guide on what notes and records keep saying, or brings one up to date. */
export async function writeGuide(
	words: readonly string[],
	options: GuideOptions,
): Promise<void> {
	const here = openHere();
	try {
		await here.tacit.load([]);
		const plan = await here.tacit.planGuide({
			words: words.length > 0 ? words : undefined,
			path:
				options.output === undefined
					? undefined
					: here.pathOf(absolutePath(process.cwd(), options.output)),
			letsGo: options.discard,
		});
		if (!options.dryRun) await here.tacit.writeGuide(plan);
		const isChanged = plan.before !== plan.after;
		if (options.json) {
			const json: JsonGuide = {
				...{ version: jsonVersion, isChanged },
				path: here.seen(plan.path),
				isWritten: isChanged && !options.dryRun,
				isEdited: plan.edits.length > 0,
				text: plan.after ?? "",
			};
			printJson(json);
			return;
		}
		const name = shownLine(here.seen(plan.path));
		if (options.dryRun) print(shown(plan.after ?? "").trimEnd());
		else print(isChanged ? name : `${name} is up to date.`);
		for (const { line } of plan.edits)
			remark(
				`${name}:${line}: the claims were edited by hand, and are left as they are. --discard builds them anew.`,
			);
	} finally {
		here.dispose();
	}
}

import { TacitError } from "../core/errors.ts";
import { msg } from "../core/message.ts";
import type { PlaceAtRisk } from "../socialize/risk/placesAtRisk.ts";
import { atTarget } from "./atTarget.ts";
import { jsonRisk } from "./json/risk.ts";
import type { RiskOptions } from "./riskCommand.ts";
import { paint, print, printJson, remark, shownLine } from "./terminal.ts";
import { counted } from "./words.ts";

/** Places that are printed: more are not looked into at once. */
const mostPrinted = 20;

/** `tacit risk`: places that change often, that hardly anybody who is here knows, and of which nothing is written. */
export async function showRisk(
	typed: string,
	{ json }: RiskOptions,
): Promise<void> {
	await atTarget(typed, undefined, async ({ here, path }) => {
		if (!here.hasGit)
			throw new TacitError(
				"no-git",
				msg`There is no git repository here, which tells who worked on what.`,
			);
		const found = await here.tacit.placesAtRisk(path);
		if (json) {
			printJson(jsonRisk(found, path, here));
			return;
		}
		const { places, isShallow } = found;
		if (places.length === 0)
			print(
				"Nothing that changes often is known to one person alone without a note.",
			);
		for (const place of places.slice(0, mostPrinted))
			print(
				`${paint("bold", shownLine(here.seen(place.path)))}${place.isFolder ? "/" : ""}\n  ${whyListed(place)}`,
			);
		if (places.length > mostPrinted)
			remark(
				`${places.length - mostPrinted} more: --json lists them, a folder narrows it down.`,
			);
		if (isShallow)
			remark(
				"The clone is shallow: who worked here before it was cut off is not known.",
			);
	});
}

/** Why it is listed, on one line. */
export function whyListed({
	isFolder,
	changes,
	files,
	knowers,
	gone,
}: PlaceAtRisk): string {
	const where = isFolder ? ` to ${counted(files, "file")}` : "";
	const known =
		knowers === 1 ? "one person here knows it" : "nobody here knows it";
	const before =
		gone === 0
			? ""
			: `, ${gone === 1 ? "one who did is" : `${gone} who did are`} gone`;
	return `${counted(changes, "change")}${where} in a year · ${known}${before} · no note`;
}

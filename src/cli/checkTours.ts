import process from "node:process";
import type { FileFinding, Finding } from "../core/finding.ts";
import { findingText } from "../core/findingText.ts";
import { english } from "../core/message.ts";
import { chosenTours } from "./chosenTours.ts";
import { jsonFinding } from "./json/combine.ts";
import type { JsonTourCheck } from "./json/tours.ts";
import { jsonVersion } from "./json/version.ts";
import { openHere } from "./openHere.ts";
import { printFindings } from "./printFindings.ts";
import { printJson, remark } from "./terminal.ts";
import type { TourOptions } from "./tourCommand.ts";
import { counted } from "./words.ts";

/** `tacit tour check`: what is wrong with tours; sets the exit code to 1 for errors and warnings. */
export async function checkTours(
	typed: readonly string[],
	options: TourOptions,
): Promise<void> {
	const here = openHere();
	try {
		const { tacit } = here;
		const all = await tacit.tours();
		const chosen = typed.length === 0 ? all : await chosenTours(here, typed);
		const findings: FileFinding[] = [];
		const placed = await tacit.placeTours(chosen);
		for (const [index, found] of chosen.entries())
			findings.push(...tacit.checkTour(found, placed[index], all));
		const worded = findings.map((finding) => ({
			finding,
			message: english(findingText(finding)),
		}));
		if (options.json) {
			const json: JsonTourCheck = {
				...{ version: jsonVersion, tours: chosen.length },
				findings: worded.map(({ finding, message }) =>
					jsonFinding(finding, message, here),
				),
			};
			printJson(json);
		} else {
			printFindings(here, worded);
			const count = (severity: Finding["severity"]) =>
				findings.filter((each) => each.severity === severity).length;
			remark(
				findings.length === 0
					? `${counted(chosen.length, "tour")}, no problems.`
					: `${counted(chosen.length, "tour")}: ${counted(count("error"), "error")}, ${counted(count("warning"), "warning")}, ${count("info")} for information.`,
			);
		}
		if (findings.some(({ severity }) => severity !== "info"))
			process.exitCode ??= 1;
	} finally {
		here.dispose();
	}
}

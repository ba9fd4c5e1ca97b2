import { planRepair } from "../internalize/tours/planRepair.ts";
import { stepLabel } from "../internalize/tours/tour.ts";
import { chosenTours } from "./chosenTours.ts";
import type { JsonTourRepair } from "./json/tours.ts";
import { jsonVersion } from "./json/version.ts";
import { openHere } from "./openHere.ts";
import { paint, print, printJson, remark, shownLine } from "./terminal.ts";
import type { TourRepairOptions } from "./tourCommand.ts";
import { counted } from "./words.ts";

/** `tacit tour repair`: writes back where the code of steps is today, and tells of each that is not where the tour says. */
export async function repairTours(
	typed: readonly string[],
	options: TourRepairOptions,
): Promise<void> {
	const here = openHere();
	try {
		const { tacit } = here;
		const tours: JsonTourRepair["tours"][number][] = [];
		const counts = { moved: 0, proposed: 0, lost: 0 };
		const chosen = await chosenTours(here, typed);
		const placed = await tacit.placeTours(chosen);
		for (const [index, found] of chosen.entries()) {
			const places = placed[index]?.places;
			const file = here.seen(found.path);
			const { tour } = found;
			if (!tour || !places) {
				remark(`${shownLine(file)} cannot be read: tacit tour check says why.`);
				continue;
			}
			const repair = planRepair(found, places, options.acceptProposed ?? false);
			const isWritten = !options.dryRun && repair.text !== found.text;
			if (isWritten) await tacit.writeRepair(found, repair);
			tours.push({
				...{ file, isWritten },
				steps: repair.steps.map(({ index, to, p, ...step }) => ({
					...{ number: index + 1, ...step, to: to ?? null, p: p ?? null },
				})),
			});
			for (const {
				index,
				outcome,
				from,
				to,
				isSelectionLost,
			} of repair.steps) {
				counts[outcome]++;
				if (options.json) continue;
				const step = tour.steps[index];
				const way =
					outcome === "lost"
						? `${from}: ${paint("red", "lost")}`
						: outcome === "moved"
							? `${from} → ${to}${isSelectionLost ? ", its selection lost" : ""}`
							: `${from}: ${paint("yellow", "probably")} ${to} (--accept-proposed writes it)`;
				print(
					`${shownLine(file)} step ${index + 1} (${step ? shownLine(stepLabel(step, index)) : ""}): ${shownLine(way)}`,
				);
			}
		}
		if (options.json) {
			const json: JsonTourRepair = { version: jsonVersion, tours };
			printJson(json);
			return;
		}
		const done = options.dryRun ? "would be written" : "written";
		remark(
			`${counted(tours.length, "tour")}: ${counted(counts.moved, "step")} ${done}, ${counts.proposed} only probable, ${counts.lost} lost.`,
		);
	} finally {
		here.dispose();
	}
}

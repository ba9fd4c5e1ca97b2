import process from "node:process";
import { absolutePath } from "../node/terminal/systemPath.ts";
import type { FoundTour } from "../tacit/tours.ts";
import type { Here } from "./openHere.ts";
import { refuseEmpty } from "./readTarget.ts";

/** The tours in these files (as typed), or all of the repository where there are none. Throws `bad-argument` for a file that is not there. */
export async function chosenTours(
	{ tacit, pathOf }: Pick<Here, "tacit" | "pathOf">,
	typed: readonly string[],
): Promise<readonly FoundTour[]> {
	if (typed.length === 0) return tacit.tours();
	const found: FoundTour[] = [];
	for (const each of typed) {
		refuseEmpty(each);
		found.push(await tacit.tourAt(pathOf(absolutePath(process.cwd(), each))));
	}
	return found;
}

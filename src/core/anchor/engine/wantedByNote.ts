import type { LineRange } from "../../lineRange.ts";
import type { RepoPath } from "../../repoPath.ts";
import type { Quote } from "../anchor.ts";
import { type Near, surroundingsFrom } from "./near.ts";
import type { Wanted } from "./placeSearch.ts";
import { quoteRegion } from "./quoteRegion.ts";

/** What is looked for where the note alone tells of it; `undefined` for an empty quote. */
export function wantedByNote(
	path: RepoPath,
	lines: LineRange,
	quote: Quote,
	near: Near | undefined,
): Wanted | undefined {
	const region = quoteRegion(quote, near);
	return (
		region && {
			path,
			lines,
			region,
			order: near?.order,
			surroundings: surroundingsFrom(near ?? nothingNear),
		}
	);
}

const nothingNear: Near = {
	above: [],
	below: [],
	scope: [],
	isCut: false,
	order: undefined,
};

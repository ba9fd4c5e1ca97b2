import type { LineRange } from "../../lineRange.ts";
import type { Anchor, Quote } from "../anchor.ts";
import { type Near, surroundingsFrom } from "./near.ts";
import type { Wanted } from "./placeSearch.ts";
import { quoteRegion } from "./quoteRegion.ts";
import type { Surroundings } from "./surroundings.ts";
import { nameOfSymbol } from "./symbolLikeness.ts";

/** What is looked for where the note alone tells of it; `undefined` for an empty quote. */
export function wantedByNote(
	{ path, symbol }: Pick<Anchor, "path" | "symbol">,
	lines: LineRange | undefined,
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
			symbol: nameOfSymbol(symbol),
			surroundings: near ? surroundingsFrom(near) : unknownSurroundings,
		}
	);
}

/** A note written by hand does not tell what stood around: no place is more alike for it than another. */
const unknownSurroundings: Surroundings = () => ({
	above: 0.5,
	below: 0.5,
	scope: 0.5,
});

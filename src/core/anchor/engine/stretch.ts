import type { PreparedText } from "../preparedText.ts";

/** Solid lines of a text; `until` is exclusive. */
export interface Stretch {
	readonly from: number;
	readonly until: number;
}

/** The whole of a text. */
export function wholeOf({ solid }: PreparedText): Stretch {
	return { from: 0, until: solid.length };
}

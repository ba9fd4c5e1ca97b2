import { dayOf } from "../../core/dayOf.ts";
import type { PastSession } from "./pairFile.ts";

/** Days after which nobody remembers what a session was about. */
const rememberedDays = 7;
const dayMs = 86_400_000;

/**
 * The last session that ended on a day before today and of which nobody saw what it left; `undefined` where there is none, and
 * where that is longer ago than a week. `past`: the newest first.
 */
export function leftOver(
	past: readonly PastSession[],
	now: Date,
): PastSession | undefined {
	const today = dayOf(now);
	return past.find(
		({ wasShown, endedAt }) =>
			!wasShown &&
			dayOf(new Date(endedAt)) < today &&
			endedAt > now.getTime() - rememberedDays * dayMs,
	);
}

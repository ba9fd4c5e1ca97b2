import { isMachine } from "../../core/isMachine.ts";
import type { PairSession } from "./pairSession.ts";

/** Minutes of a turn where more than two take turns and nobody said otherwise. */
const usualMinutes = 10;

/**
 * Milliseconds until it is somebody else's turn, negative when it is overdue; `undefined` where nobody is to be reminded.
 * `minutes`: how long a turn is by the settings, 0 for never, `undefined` for the usual: never for two, ten minutes for more.
 */
export function untilSwap(
	session: PairSession,
	now: number,
	minutes?: number,
): number | undefined {
	const count = session.people.filter((each) => !isMachine(each)).length;
	const turn = minutes ?? (count > 2 ? usualMinutes : 0);
	if (count < 2 || turn <= 0 || session.pausedAt !== undefined)
		return undefined;
	return session.drivesSince + turn * 60_000 - now;
}

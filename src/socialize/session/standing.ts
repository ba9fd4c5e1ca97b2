import type { PairSession } from "./pairSession.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Milliseconds without a sign of them after which it is to be asked whether it goes on. */
const askAfterMs = 30 * minuteMs;
/** Milliseconds after which it has ended. */
const overAfterMs = 2 * hourMs;
/** Until which hour of the clock a night belongs to the day before. */
const nightEndsAt = 4;

/**
 * How a session stands. `doubtful`: there was no sign of them for long, so that somebody is to be asked whether it goes on;
 * until then it does. `over`: it has ended though nobody ended it.
 */
export type Standing = "running" | "paused" | "doubtful" | "over";

/**
 * How it stands at a moment. It is over after two hours without a sign of them, or when a night lies between, which ends
 * at four where the person is.
 */
export function standingOf(session: PairSession, now: Date): Standing {
	const idle = now.getTime() - session.activeAt;
	if (idle >= overAfterMs) return "over";
	if (idle >= askAfterMs && session.activeAt < nightEnded(now)) return "over";
	if (session.pausedAt !== undefined) return "paused";
	return idle >= askAfterMs ? "doubtful" : "running";
}

/** When the last night ended, in milliseconds since 1970-01-01 UTC. */
function nightEnded(now: Date): number {
	const ended = new Date(now);
	ended.setHours(nightEndsAt, 0, 0, 0);
	if (ended.getTime() > now.getTime()) ended.setDate(ended.getDate() - 1);
	return ended.getTime();
}

import { leastWeights, type MomentKind } from "../moments/moment.ts";
import type { AskingMemory, Taught } from "./askingMemory.ts";
import type { OpenQuestion } from "./openQuestion.ts";

/** How readily somebody wants to be asked. `quiet`: questions wait in the view, none is shown. `off`: none is looked for. */
export const askingLevels = ["off", "quiet", "normal", "eager"] as const;

export type AskingLevel = (typeof askingLevels)[number];

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Questions shown at most, by level; at least ten minutes lie between two. */
const budgets: Readonly<
	Record<AskingLevel, { readonly hour: number; readonly day: number }>
> = {
	off: { hour: 0, day: 0 },
	quiet: { hour: 0, day: 0 },
	normal: { hour: 1, day: 3 },
	eager: { hour: 3, day: 8 },
};
const leastBetweenMs = 10 * minuteMs;

/** What decides whether a question is shown now. */
export interface AskingNow {
	readonly level: AskingLevel;
	readonly memory: AskingMemory;
	/** Kinds that are never to be shown. */
	readonly never: readonly MomentKind[];
	/** Milliseconds since 1970-01-01 UTC. */
	readonly now: number;
	/** `YYYY-MM-DD` where the person is. */
	readonly today: string;
	/** When that day began. */
	readonly dayBegan: number;
}

/** Why none is shown. */
export type Silence =
	| "level"
	| "first-day"
	| "hushed"
	| "ended"
	| "spent"
	| "nothing";

/** The question to show at a natural break that is now, or why there is none. */
export function questionToShow(
	questions: readonly OpenQuestion[],
	asking: AskingNow,
): OpenQuestion | Silence {
	const { level, memory, never, now, today, dayBegan } = asking;
	if (budgets[level].day === 0) return "level";
	if (memory.firstDay >= today) return "first-day";
	if (memory.hushedUntil > now) return "hushed";
	if (memory.endedOn === today) return "ended";
	if (isSpent(memory.shown, { level, now, dayBegan })) return "spent";
	const best = questions
		.filter(
			({ state, wasShown, kind, weight }) =>
				state === "open" &&
				!wasShown &&
				!never.includes(kind) &&
				weight >= thresholdOf(memory.taught[kind], level),
		)
		.sort((a, b) => b.weight - a.weight || b.at - a.at)[0];
	return best ?? "nothing";
}

/** Whether no more is shown now, after those that were `shown` (milliseconds since 1970-01-01 UTC). */
export function isSpent(
	shown: readonly number[],
	{ level, now, dayBegan }: Pick<AskingNow, "level" | "now" | "dayBegan">,
): boolean {
	const budget = budgets[level];
	const lately = shown.filter((at) => at > now - hourMs).length;
	const ofToday = shown.filter((at) => at >= dayBegan).length;
	return (
		lately >= budget.hour ||
		ofToday >= budget.day ||
		shown.some((at) => at > now - leastBetweenMs)
	);
}

/**
 * The weight from which on a question of a kind is shown: that of the level (quiet .68, normal .5, eager .3), moved by
 * what was taught. With `yes` answers and `no` “Not now” of the kind, the share accepted is taken as
 * (yes + 2) ÷ (yes + no + 4), one half before anything was taught (Laplace's rule with a prior of two each); the
 * threshold moves by .4 times what that lacks to one half, so by .2 at most, up or down. Twenty presses of a kind are
 * remembered, older ones fade.
 */
export function thresholdOf(
	taught: Taught | undefined,
	level: AskingLevel,
): number {
	const { yes, no } = taught ?? { yes: 0, no: 0 };
	const accepted = (yes + 2) / (yes + no + 4);
	const least = level === "off" ? leastWeights.quiet : leastWeights[level];
	return least + 0.4 * (0.5 - accepted);
}

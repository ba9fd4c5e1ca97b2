import type { AgendaPart, AgendaStep } from "./agenda.ts";

/** What there is time for. */
export interface ChosenSteps {
	/** Parts without a step are left out. */
	readonly parts: readonly AgendaPart[];
	/** The others, in their order. */
	readonly left: readonly AgendaStep[];
}

/**
 * As many steps as fit into so many minutes: the first of each part, then the second of each, and so on, so that no part
 * takes all of the time. A longer step that does not fit lets a shorter one pass. One step at least, whatever it takes.
 */
export function chooseSteps(
	parts: readonly AgendaPart[],
	minutes: number,
): ChosenSteps {
	const chosen = new Set<AgendaStep>();
	let open = minutes;
	const deepest = Math.max(0, ...parts.map(({ steps }) => steps.length));
	for (let rank = 0; rank < deepest; rank++)
		for (const { steps } of parts) {
			const step = steps[rank];
			if (!step || (step.minutes > open && chosen.size > 0)) continue;
			chosen.add(step);
			open -= step.minutes;
		}
	return {
		parts: parts
			.map(({ title, steps }) => ({
				title,
				steps: steps.filter((each) => chosen.has(each)),
			}))
			.filter(({ steps }) => steps.length > 0),
		left: parts.flatMap(({ steps }) =>
			steps.filter((each) => !chosen.has(each)),
		),
	};
}

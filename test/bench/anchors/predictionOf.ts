import type { Answer, Answered } from "./truth.ts";

/** What the scorer reads: one JSON object a case. `p` of what is lost is 0: no place is named. */
export function predictionOf(
	{ truth: { id }, ms }: Answered,
	found: Answer,
): Record<string, unknown> {
	const known = { id, state: found.state, ms: Number(ms.toFixed(2)) };
	switch (found.state) {
		case "attached":
			return { ...known, path: found.path, ...found.lines, p: found.p };
		case "proposed":
			return {
				...known,
				p: found.candidates[0]?.p ?? 0,
				candidates: found.candidates.map(({ path, lines, p }) => ({
					path,
					...lines,
					p,
				})),
			};
		default:
			return { ...known, p: 0 };
	}
}

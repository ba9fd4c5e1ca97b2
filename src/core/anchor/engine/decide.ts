import type { LineRange } from "../../lineRange.ts";
import type { RepoPath } from "../../repoPath.ts";
import type { RankedPlace } from "./rankPlaces.ts";

/** From this probability on a place is shown without asking. */
export const attachFrom = 0.89;
/** From this probability on a place is worth asking about. */
const proposeFrom = 0.2;

/** A place that people may accept. */
export interface Candidate {
	readonly path: RepoPath;
	readonly lines: LineRange;
	/** The probability that the code is there, 0 to 1. */
	readonly p: number;
}

/** Where the code is: certain enough to show, worth asking about (best first, at most three), or gone. */
export type Relocation =
	| ({ readonly state: "attached" } & Candidate)
	| { readonly state: "proposed"; readonly candidates: readonly Candidate[] }
	| { readonly state: "lost" };

/** Says what is known, and no more than that. */
export function decide(ranked: readonly RankedPlace[]): Relocation {
	const candidates = ranked.map(({ place: { path, lines }, p }) => ({
		path,
		lines,
		p,
	}));
	const [best] = candidates;
	if (!best || best.p < proposeFrom) return { state: "lost" };
	return best.p >= attachFrom
		? { state: "attached", ...best }
		: { state: "proposed", candidates };
}

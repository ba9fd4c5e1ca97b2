import type { RepoPath } from "../core/repoPath.ts";
import type { Spiral } from "../internalize/spiral/spiral.ts";
import type { TacitBase } from "./base.ts";
import { spiralOf } from "./spiralReading.ts";

/** Tells how questions become knowledge. */
export interface Spirals {
	/**
	 * What the last commit and history say of a file, or of a folder and all below it: see `Spiral`. Private notes, and what is
	 * not committed, are not in it. Throws `no-git`.
	 */
	spiral(area: RepoPath): Promise<Spiral>;
}

/** `today`: `YYYY-MM-DD`. */
export function createSpirals(base: TacitBase, today: () => string): Spirals {
	return {
		spiral: (area) => spiralOf(area, base, today()),
	};
}

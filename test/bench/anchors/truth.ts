import type { Relocation } from "../../../src/core/anchor/engine/decide.ts";
import type { Place } from "../../../src/core/anchor/engine/place.ts";
import type { Ranking } from "../../../src/core/anchor/engine/rankPlaces.ts";
import type { Placement } from "../../../src/core/anchor/relocate.ts";
import type { BenchCase, Truth } from "./benchCase.ts";

/** Where the code is said to be. */
export type Answer = Placement | Relocation;

/** A case with its answer, and the milliseconds that took. */
export interface Answered {
	readonly truth: BenchCase & Truth;
	/** As the product has it. */
	readonly placement: Placement;
	/** The places that are weighed where nothing is certain. */
	readonly places: readonly Place[];
	/** What the product weighs them by. */
	readonly ranking: Ranking;
	readonly ms: number;
}

/** Lines that a place and the truth share, of all lines of both; 0 where the code is gone. */
export function likenessToTruth(
	{ path, lines }: Pick<Place, "path" | "lines">,
	truth: Truth,
): number {
	if (truth.deleted || path !== truth.new_path) return 0;
	const start = truth.new_start ?? 0;
	const end = truth.new_end ?? 0;
	const common = Math.min(lines.end, end) - Math.max(lines.start, start) + 1;
	if (common <= 0) return 0;
	return common / (Math.max(lines.end, end) - Math.min(lines.start, start) + 1);
}

import type { PreparedText } from "../preparedText.ts";
import type { LineMatches } from "./lineMatches.ts";
import type { Region } from "./region.ts";

const leastLikeness = 0.5;

/**
 * Pairs old lines `from..until` (exclusive) with new lines `newFrom..newUntil`, in order, so that what they have in
 * common is most. `isFree` says which new lines may be used. Costs the product of both counts.
 */
export function alignLines(
	region: Region,
	[from, until]: readonly [number, number],
	now: PreparedText,
	[newFrom, newUntil]: readonly [number, number],
	isFree: (line: number) => boolean,
	matches: LineMatches = new Map(),
): LineMatches {
	const targets: number[] = [];
	for (let j = newFrom; j < newUntil; j++) if (isFree(j)) targets.push(j);
	const rows = until - from;
	const columns = targets.length;
	if (rows <= 0 || columns === 0) return matches;
	const width = columns + 1;
	const sums = new Float64Array((rows + 1) * width);
	const likeness = new Float32Array(rows * columns);
	for (let i = 0; i < rows; i++) {
		const weight = region.weightOf(from + i);
		for (let j = 0; j < columns; j++) {
			const alike = region.likeness(
				from + i,
				now.solid[targets[j] ?? 0]?.text ?? "",
				leastLikeness,
			);
			likeness[i * columns + j] = alike;
			const paired = (sums[i * width + j] ?? 0) + alike * weight;
			const skipped = Math.max(
				sums[i * width + j + 1] ?? 0,
				sums[(i + 1) * width + j] ?? 0,
			);
			sums[(i + 1) * width + j + 1] = Math.max(paired, skipped);
		}
	}
	for (let i = rows, j = columns; i > 0 && j > 0; ) {
		const sum = sums[i * width + j] ?? 0;
		if (sum === sums[i * width + j - 1]) j--;
		else if (sum === sums[(i - 1) * width + j]) i--;
		else {
			i--;
			j--;
			const to = targets[j] ?? 0;
			matches.set(from + i, {
				to,
				end: to,
				likeness: likeness[i * columns + j] ?? 0,
			});
		}
	}
	return matches;
}

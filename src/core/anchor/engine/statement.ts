import { blockEnd } from "./blockEnd.ts";
import type { Region } from "./region.ts";

/** The last statement of a region, where the region ends with it. */
export interface LastStatement {
	/** Its first line, a solid line. */
	readonly header: number;
	/** Whether it takes in the `else` or `catch` that follows; see `blockEnd`. */
	readonly branches: boolean;
}

/** Kept as long as the region is: each place at which it may be asks for it. */
const known = new WeakMap<
	Region,
	{ readonly last: LastStatement | undefined }
>();

/** The statement or block that ends where the region does; `undefined` where the region ends in the middle of one. */
export function lastStatement(region: Region): LastStatement | undefined {
	const found = known.get(region) ?? { last: findLast(region) };
	known.set(region, found);
	return found.last;
}

function findLast(region: Region): LastStatement | undefined {
	const header = lastHeader(region);
	const branches = branchesOf(region, header);
	if (branches === undefined) return undefined;
	// What opens here goes on below, badly indented though it may be.
	if (header === region.last && /[{([:]$/.test(region.lineAt(header)))
		return undefined;
	return { header, branches };
}

/** Whether the region ends where a statement or block does. */
export function endsStatement(region: Region): boolean {
	return lastStatement(region) !== undefined;
}

/** With which `branches` the block that begins at `header` ends where the region does; `undefined` with neither. */
export function branchesOf(
	region: Region,
	header: number,
): boolean | undefined {
	return [true, false].find(
		(branches) =>
			blockEnd(region.text, header, branches, region.size + 1) === region.last,
	);
}

/** The last line of the region that begins a statement at its outermost depth. */
function lastHeader(region: Region): number {
	const { solid } = region.text;
	let depth = Number.POSITIVE_INFINITY;
	for (let i = region.first; i <= region.last; i++)
		depth = Math.min(depth, solid[i]?.indent ?? 0);
	if ((solid[region.first]?.indent ?? 0) > depth) return region.last;
	let header = region.first;
	for (let i = region.first; i <= region.last; i++) {
		if (solid[i]?.indent !== depth) continue;
		const end = blockEnd(region.text, i, true, region.size + 1);
		if (end === undefined || end >= region.last) return i;
		header = i;
		i = Math.max(i, end);
	}
	return header;
}

import type { PreparedText } from "../preparedText.ts";
import { blockEnd } from "./blockEnd.ts";
import { enclosingHeaders } from "./enclosing.ts";
import { diffStretches, matchLines, type StretchDiff } from "./matchLines.ts";
import { Region } from "./region.ts";
import { regionEdges } from "./regionEdges.ts";
import { findWindows, keptOf, type Window } from "./windows.ts";

const mostLines = 400;

/**
 * Where the region stands if the blocks that it stood in (function, then class) are found first and it is looked for
 * inside of them alone: a small region is easily mistaken, its function is not.
 */
export function findInScopes(
	region: Region,
	now: PreparedText,
	diff: StretchDiff | undefined,
	isFree: (line: number) => boolean,
): Window[] {
	const found: Window[] = [];
	for (const scope of scopesOf(region)) {
		const span = placeOf(scope, now, diff, isFree);
		if (!span) continue;
		const inner = diffStretches(
			region.text,
			{ from: scope.first, until: scope.last + 1 },
			now,
			{ from: span.start, until: span.end + 1 },
		);
		const matches = matchLines(region, now, inner);
		const edges = regionEdges(region, now, matches);
		if (edges)
			found.push({
				span: edges,
				matches,
				kept: keptOf(region, edges, matches),
			});
	}
	return found;
}

/** Kept as long as the region is: it is looked for in several files. */
const known = new WeakMap<Region, readonly Region[]>();

function scopesOf(region: Region): readonly Region[] {
	const scopes = known.get(region) ?? findScopes(region);
	known.set(region, scopes);
	return scopes;
}

function findScopes(region: Region): readonly Region[] {
	const scopes: Region[] = [];
	for (const header of enclosingHeaders(region.text, region.first, 4)) {
		const end = blockEnd(region.text, header, true, mostLines);
		if (end === undefined || end < region.last) continue;
		if (end - header + 1 < region.size + 2) continue;
		scopes.push(new Region(region.text, header, end));
	}
	return scopes.slice(0, 3);
}

function placeOf(
	scope: Region,
	now: PreparedText,
	diff: StretchDiff | undefined,
	isFree: (line: number) => boolean,
) {
	if (diff) {
		const matches = matchLines(scope, now, diff);
		const header = matches.get(scope.first);
		if (header && header.likeness > 0.8)
			return regionEdges(scope, now, matches);
	}
	const [best] = findWindows(scope, now, isFree);
	return best && best.kept > 0.4 ? best.span : undefined;
}

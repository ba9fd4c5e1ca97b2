import type { PreparedText } from "../preparedText.ts";
import { blockEnd, decoratorsAbove } from "./blockEnd.ts";
import { likenessTo } from "./lineLikeness.ts";
import type { LineMatches } from "./lineMatches.ts";
import { isCommonLine } from "./lineWeight.ts";
import type { Region } from "./region.ts";
import { lastStatement } from "./statement.ts";

/** A stretch of solid lines of the new text; both ends inclusive. */
export interface Span {
	readonly start: number;
	readonly end: number;
	/** Whether the end was found by where the block closes. */
	readonly closes: boolean;
}

/**
 * Where the region begins and ends in the new text, once some of its lines are matched: by its own first and last line,
 * by the lines that stand around it, and by where its block closes. `undefined` where no line of it is matched.
 */
export function regionEdges(
	region: Region,
	now: PreparedText,
	matches: LineMatches,
): Span | undefined {
	const core = coreOf(region, matches);
	if (!core) return undefined;
	const start = startOf(region, now, matches, core);
	const block = blockOf(region, now, matches, start, core);
	if (block !== undefined && block >= start)
		return { start, end: block, closes: true };
	const end = endOf(region, now, matches, core);
	return end < start ? undefined : { start, end, closes: false };
}

/** The matched lines of the region that lie together: first and last of them in both texts. */
interface Core {
	readonly first: number;
	readonly last: number;
	readonly low: number;
	readonly high: number;
}

function coreOf(region: Region, matches: LineMatches): Core | undefined {
	let matched: [number, number, number][] = [];
	for (let i = region.first; i <= region.last; i++) {
		const match = matches.get(i);
		if (match) matched.push([i, match.to, match.end]);
	}
	const telling = matched.filter(([i]) => !isCommonLine(region.lineAt(i)));
	if (telling.length > 0) matched = telling;
	if (matched.length === 0) return undefined;
	const targets = matched.map(([, to]) => to).sort((a, b) => a - b);
	const middle = targets[targets.length >> 1] ?? 0;
	const reach = 4 * region.size + 25;
	const near = matched.filter(([, to]) => Math.abs(to - middle) <= reach);
	return {
		first: near[0]?.[0] ?? 0,
		last: near.at(-1)?.[0] ?? 0,
		low: near.reduce((least, [, to]) => Math.min(least, to), Infinity),
		high: near.reduce((most, [, , end]) => Math.max(most, end), 0),
	};
}

function startOf(
	region: Region,
	now: PreparedText,
	matches: LineMatches,
	core: Core,
): number {
	const header = headerStart(region, now, matches, core);
	// One line that was pointed at stays one line.
	if (region.size === 1) return header;
	const previous = matches.get(region.first - 1)?.end ?? -1;
	return decoratorsAbove(now, header, previous + 1);
}

/** Where the first line that is no decorator went: decorators come and go. */
function headerStart(
	region: Region,
	now: PreparedText,
	matches: LineMatches,
	core: Core,
): number {
	const own = matches.get(region.header)?.to;
	const missing = Math.max(0, core.first - region.header);
	if (
		own !== undefined &&
		own <= core.low + region.header - region.first &&
		own >= core.low - 3 * missing - 8
	)
		return region.header === region.first ? own : Math.max(own, core.low);
	if (missing === 0) return core.low;
	const before = matches.get(region.first - 1)?.end;
	if (
		before !== undefined &&
		before < core.low &&
		core.low - before - 1 <= 2 * missing + 3
	)
		return before + 1;
	const counted = core.low - missing;
	return now.solid[counted]?.text === region.lineAt(region.header)
		? counted
		: core.low;
}

function endOf(
	region: Region,
	now: PreparedText,
	matches: LineMatches,
	core: Core,
): number {
	const missing = region.last - core.last;
	const own = matches.get(region.last)?.end;
	if (
		own !== undefined &&
		own >= core.high &&
		own <= core.high + 3 * missing + 8
	)
		return own;
	let end = core.high;
	if (missing > 0) {
		const after = matches.get(region.last + 1)?.to;
		if (
			after !== undefined &&
			after > core.high &&
			after - core.high - 1 <= 2 * missing + 3
		)
			return after - 1;
		if (now.solid[core.high + missing]?.text === region.lineAt(region.last))
			end = core.high + missing;
	}
	return withBrokenLine(region, now, matches, end);
}

/** A last line that was broken into several ends with the last of them. */
function withBrokenLine(
	region: Region,
	now: PreparedText,
	matches: LineMatches,
	end: number,
): number {
	const line = region.lineAt(region.last);
	if (isCommonLine(line)) return end;
	const next = matches.get(region.last + 1)?.to ?? now.solid.length;
	const likeness = likenessTo(line);
	let joined = now.solid[end]?.text ?? "";
	let best = likeness(joined);
	let last = end;
	if (best >= 0.97) return end;
	for (let at = end + 1; at < Math.min(next, end + 7); at++) {
		joined += now.solid[at]?.text ?? "";
		const alike = likeness(joined);
		if (alike <= best + 0.02) break;
		best = alike;
		last = at;
	}
	return last;
}

/**
 * Where the last statement of the region ends, if that is where the region ended: its header survives, so its block
 * closes where it closes today.
 */
function blockOf(
	region: Region,
	now: PreparedText,
	matches: LineMatches,
	start: number,
	core: Core,
): number | undefined {
	const last = lastStatement(region);
	if (!last) return undefined;
	const { header, branches } = last;
	const match = matches.get(header);
	const from = match?.to ?? (header === region.first ? start : undefined);
	if (from === undefined || from < start) return undefined;
	const end = blockEnd(now, from, branches, 4 * region.size + 60);
	if (end === undefined || (match && end < match.end)) return undefined;
	if (header === region.last && match !== undefined && match.likeness < 0.6)
		return undefined;
	return end >= core.high || match !== undefined ? end : undefined;
}

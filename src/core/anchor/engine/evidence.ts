import type { PreparedText } from "../preparedText.ts";
import { headerAt } from "./blockEnd.ts";
import type { LineMatches } from "./lineMatches.ts";
import { lineWeight } from "./lineWeight.ts";
import { nameLikeness, wordCountsOf } from "./names.ts";
import type { Region } from "./region.ts";
import type { Span } from "./regionEdges.ts";
import type { Surroundings } from "./surroundings.ts";
import { keptOf } from "./windows.ts";

/** What speaks for a place, each 0 to 1. */
export interface Evidence {
	/** How much of the old region is there. */
	readonly kept: number;
	/** How much of what is there comes from the old region. */
	readonly filled: number;
	/** How alike the first lines are, decorators aside. */
	readonly header: number;
	/** How much of the telling words of the first line is there. */
	readonly names: number;
	readonly last: number;
	readonly above: number;
	readonly below: number;
	readonly scope: number;
	/** 1 where the end was found by where the block closes. */
	readonly closes: number;
	/** Whether it stands in what bears the wanted name; see `symbolLikeness`. */
	readonly symbol: number;
}

/** Weighs a place. */
export function evidenceOf(
	region: Region,
	now: PreparedText,
	span: Span,
	matches: LineMatches,
	surroundings: Surroundings,
): Omit<Evidence, "symbol"> {
	const covered = new Map<number, number>();
	for (let i = region.first; i <= region.last; i++) {
		const match = matches.get(i);
		if (!match || match.to < span.start || match.end > span.end) continue;
		for (let j = match.to; j <= match.end; j++)
			covered.set(j, Math.max(covered.get(j) ?? 0, match.likeness));
	}
	let there = 0;
	let known = 0;
	for (let j = span.start; j <= span.end; j++) {
		const weight = lineWeight(now.solid[j]?.text ?? "");
		there += weight;
		known += weight * (covered.get(j) ?? 0);
	}
	const likenessOf = (index: number) => matches.get(index)?.likeness ?? 0;
	return {
		kept: keptOf(region, span, matches),
		filled: known / there,
		header: likenessOf(region.header),
		names: nameLikeness(
			region.headerWords,
			headerText(now, span),
			wordCountsOf(now),
		),
		last: likenessOf(region.last),
		...surroundings(now, span.start, span.end),
		closes: span.closes ? 1 : 0,
	};
}

/** The first lines of a span without its decorators: a header may be broken into several lines. */
function headerText(now: PreparedText, { start, end }: Span): string {
	const header = Math.min(end, headerAt(now, start));
	const from = now.solid[header]?.line ?? 1;
	const until = now.solid[Math.min(end, header + 2)]?.line ?? from;
	return now.lines.slice(from - 1, until).join("\n");
}

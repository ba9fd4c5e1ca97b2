import type { EntryCode } from "../log/logEntry.ts";
import type { Knowledge } from "./knowledge.ts";

/** Code that both speak of. */
export interface SharedCode extends EntryCode {
	/** Whether it is the same lines or the same symbol, not only the same file. */
	readonly isExact: boolean;
}

/** The first piece of code of which both speak, the same lines or symbol before the same file; `undefined` for none. */
export function sharedCode(
	one: Knowledge,
	other: Knowledge,
): SharedCode | undefined {
	let file: SharedCode | undefined;
	for (const mine of one.code)
		for (const theirs of other.code) {
			if (mine.path !== theirs.path) continue;
			const lines = overlap(mine, theirs);
			if (lines) {
				const symbol = mine.symbol ?? theirs.symbol;
				return { path: mine.path, lines, symbol, isExact: true };
			}
			if (mine.symbol !== undefined && mine.symbol === theirs.symbol)
				return { ...mine, isExact: true };
			file ??= {
				...{ path: mine.path, lines: undefined, symbol: undefined },
				isExact: false,
			};
		}
	return file;
}

function overlap(
	{ lines: mine }: EntryCode,
	{ lines: theirs }: EntryCode,
): EntryCode["lines"] {
	if (!mine || !theirs) return undefined;
	const start = Math.max(mine.start, theirs.start);
	const end = Math.min(mine.end, theirs.end);
	return start <= end ? { start, end } : undefined;
}

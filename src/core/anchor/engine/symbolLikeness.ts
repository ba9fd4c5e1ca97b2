import type { PreparedText } from "../preparedText.ts";
import { declarationAt } from "./declarationAt.ts";
import { declarationsAround } from "./declarationsAround.ts";
import { wordCountsOf } from "./names.ts";
import { solidIndexAt } from "./region.ts";

/** Neither for nor against a place. */
const unknown = 0.5;

/**
 * Whether solid lines `start` to `end` stand in what bears this name: 1 where they do, 0 where the text declares it elsewhere,
 * and .5 where it does not, or no name is wanted: the symbol may have another name by now, or be one that is seen with a
 * parser alone.
 */
export function symbolLikeness(
	wanted: string | undefined,
	text: PreparedText,
	start: number,
	end: number,
): number {
	if (wanted === undefined || !declares(text, wanted)) return unknown;
	const around = declarationsAround(text, start, end);
	return around.some(({ name }) => name === wanted) ? 1 : 0;
}

/** The last part of a symbol's dotted path, without parameters; `undefined` where that is no name, such as the words of a test. */
export function nameOfSymbol(symbol: string | undefined): string | undefined {
	const path = symbol?.replace(/\([^()]*\)$/, "");
	const last = path?.slice(path.lastIndexOf(".") + 1);
	return last !== undefined && /^[A-Za-z_$][\w$]*$/.test(last)
		? last
		: undefined;
}

/** Kept as long as the text is: every place in it is asked for the same name. */
const known = new WeakMap<PreparedText, Map<string, boolean>>();

function declares(text: PreparedText, name: string): boolean {
	const names = known.get(text) ?? new Map<string, boolean>();
	known.set(text, names);
	let found = names.get(name);
	if (found === undefined) {
		found = false;
		for (const line of wordCountsOf(text).linesWith(name))
			if (declarationAt(text, solidIndexAt(text, line)) === name) {
				found = true;
				break;
			}
		names.set(name, found);
	}
	return found;
}

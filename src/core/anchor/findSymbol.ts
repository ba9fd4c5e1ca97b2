import type { LineRange } from "../lineRange.ts";
import { blockEnd, decoratorsAbove } from "./engine/blockEnd.ts";
import { declarationAt } from "./engine/declarationAt.ts";
import { declarationsAround } from "./engine/declarationsAround.ts";
import { wordCountsOf } from "./engine/names.ts";
import { solidIndexAt } from "./engine/region.ts";
import type { PreparedText } from "./preparedText.ts";

/** A longer one ends after so many lines that are not blank. */
const mostLines = 4_000;

/**
 * All of each function, method, class or the like whose dotted path ends as `symbol` does (`refresh`,
 * `TokenStore.refresh`), decorators included, as far as that can be read without a parser, in the order of the text.
 */
export function findSymbol(
	text: PreparedText,
	symbol: string,
): readonly LineRange[] {
	const wanted = symbol.split(".").toReversed();
	const [name = ""] = wanted;
	if (name === "") return [];
	const found: LineRange[] = [];
	for (const line of wordCountsOf(text).linesWith(name)) {
		const header = solidIndexAt(text, line);
		if (declarationAt(text, header) !== name) continue;
		const path = declarationsAround(text, header, header);
		if (!wanted.every((part, at) => path[at]?.name === part)) continue;
		const first = decoratorsAbove(text, header, 0);
		const last = blockEnd(text, header, true, mostLines) ?? header + mostLines;
		found.push({
			start: text.solid[first]?.line ?? line,
			end: text.solid[last]?.line ?? line,
		});
	}
	return found;
}

import type { PreparedText } from "../preparedText.ts";
import { fingerprint } from "./fingerprint.ts";
import { isCommonLine } from "./lineWeight.ts";
import type { Region } from "./region.ts";
import { endsStatement } from "./statement.ts";
import {
	compareWith,
	neighboursOf,
	reach,
	type Surroundings,
} from "./surroundings.ts";

/** Stands for a line that stands everywhere, as `}` does. */
const commonLine = "-";
const mostTelling = 3;

/** What a note keeps of the lines around its code, four characters a line, so that it is found by its quote alone. */
export interface Near {
	/** Lines above, nearest first, until three of them tell something; `-` for one that stands everywhere. */
	readonly above: readonly string[];
	/** The same below. */
	readonly below: readonly string[];
	/** First lines of the blocks that the code stands in, innermost first, at most three. */
	readonly scope: readonly string[];
	/** Whether the code ends in the middle of a statement or block. */
	readonly isCut: boolean;
}

/** What a note is to keep of what stands around the region. */
export function nearOf(region: Region): Near {
	const { text, first, last } = region;
	const { scope } = neighboursOf(text, first, last);
	return {
		above: fingerprints(text, first, -1),
		below: fingerprints(text, last, 1),
		scope: scope.map(fingerprint),
		isCut: !endsStatement(region),
	};
}

/** Compares a place with what a note keeps of the lines around its code. */
export function surroundingsFrom({ above, below, scope }: Near): Surroundings {
	const same = (wanted: string) => (line: string) =>
		fingerprint(line) === wanted ? 1 : 0;
	const telling = (lines: readonly string[]) =>
		lines.filter((line) => line !== commonLine).map(same);
	return compareWith({
		above: telling(above),
		below: telling(below),
		scope: scope.map(same),
	});
}

function fingerprints(
	text: PreparedText,
	from: number,
	step: 1 | -1,
): readonly string[] {
	const found: string[] = [];
	let telling = 0;
	for (let steps = 1; steps < reach && telling < mostTelling; steps++) {
		const line = text.solid[from + steps * step]?.text;
		if (line === undefined) break;
		const isCommon = isCommonLine(line);
		found.push(isCommon ? commonLine : fingerprint(line));
		if (!isCommon) telling++;
	}
	while (found.at(-1) === commonLine) found.pop();
	return found;
}

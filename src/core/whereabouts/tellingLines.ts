import { lineWeight } from "../anchor/engine/lineWeight.ts";
import { withoutLayout } from "../anchor/preparedText.ts";
import { readElision } from "../anchor/quote.ts";

const most = 12;
const telling = 0.5;
const longest = 400;

/** The lines by which to look for a quote in other files, without the white space around them: at most twelve, the most telling first. */
export function tellingLines(lines: readonly string[]): readonly string[] {
	const weighed = new Map<string, number>();
	for (const line of lines) {
		const text = line.trim();
		const weight = lineWeight(withoutLayout(text));
		if (weight < telling || text.length > longest || readElision(line))
			continue;
		weighed.set(text, weight + text.length / 1000);
	}
	return [...weighed]
		.sort(([, a], [, b]) => b - a)
		.slice(0, most)
		.map(([text]) => text);
}

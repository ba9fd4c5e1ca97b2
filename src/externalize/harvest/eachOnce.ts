import type { Harvested } from "./harvested.ts";
import { bareWords } from "./sameWords.ts";

/** Those of the reasons that say what none before them says: a file that lies there in copies tells its reasons once. */
export function eachOnce(reasons: readonly Harvested[]): readonly Harvested[] {
	const said = new Set<string>();
	return reasons.filter(({ text }) => {
		const words = bareWords(text);
		const isNew = !said.has(words);
		said.add(words);
		return isNew;
	});
}

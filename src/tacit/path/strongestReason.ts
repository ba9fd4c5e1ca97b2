import type { LineRange } from "../../core/lineRange.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { firstSentence } from "../../externalize/firstSentence.ts";
import { harvestIn } from "../../externalize/harvest/harvestIn.ts";
import { reasonsIn } from "../../externalize/reasons/reasonsIn.ts";
import { isSourceName } from "../../internalize/path/imports/importsIn.ts";

/** A reason that stands in a file's comments. */
export interface PathReason {
	/** Its first sentence, plain text on one line. */
	readonly text: string;
	/** The code that it is about, 1-based, inclusive. */
	readonly lines: LineRange;
}

/** Longer texts are not looked through for reasons, in UTF-16 units. */
const longestText = 200_000;
const longestReason = 200;
/** As for what is harvested. */
const sureReason = 0.85;

/** The reason in a file’s comments that is strongest; `undefined` where none is sure. */
export function strongestReason(
	text: string,
	path: RepoPath,
): PathReason | undefined {
	if (text.length > longestText || !isSourceName(path)) return undefined;
	// What is said beside a suppression is sure, and says little of the file.
	const sure = harvestIn(text, path).filter(({ strength }) => strength < 1);
	const [best] = sure.sort(
		(one, other) =>
			other.strength - one.strength || one.lines.start - other.lines.start,
	);
	if (!best) return undefined;
	const line = best.text.replace(/\s+/g, " ");
	const [told] = reasonsIn(best.text, "comment", sureReason);
	const sentence = told?.text ?? firstSentence(line).sentence;
	const cut =
		sentence.length > longestReason
			? `${sentence.slice(0, longestReason).replace(/\s+\S*$/, "")} …`
			: sentence;
	return { text: cut, lines: best.lines };
}

import { fingerprint } from "../fingerprint.ts";
import { wordsOf } from "./wordsOf.ts";

/**
 * What a card is learnt by. Tells whether texts say the same: 16 hexadecimal digits that change with their words and the words’ order, and not with
 * line breaks, marks of Markdown, punctuation, accents or capitals. A mended typing error counts as a change: who sees a card once
 * more than need be has lost little.
 */
export function cardSubstance(texts: readonly string[]): string {
	return fingerprint(texts.map((text) => wordsOf(text).join(" ")).join("\n"));
}

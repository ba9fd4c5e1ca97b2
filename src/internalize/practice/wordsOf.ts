import { foldText } from "../search/foldText.ts";

const word = /[\p{L}\p{M}\p{N}]+/gu;
const unspaced =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** A link’s text stays, where it leads does not. */
const target = /\]\([^()\s]*\)/g;

/**
 * The words of Markdown source, folded, in order, without comments and without where links lead. Of scripts that have no spaces
 * each two letters count as a word.
 */
export function wordsOf(source: string): readonly string[] {
	const text = source.replace(/<!--[\s\S]*?-->/g, " ").replace(target, "] ");
	return [...text.matchAll(word)].flatMap(([found]) => {
		const folded = foldText(found);
		return unspaced.test(folded) ? (folded.match(/..?/gsu) ?? []) : [folded];
	});
}

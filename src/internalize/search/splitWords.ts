import { foldText } from "./foldText.ts";

/**
 * Told of a word as it is looked up (folded), and of where it stands in the text: UTF-16 units, the end exclusive. `isName`:
 * it is all of a name whose parts are told, too, after it.
 */
export type VisitWord = (
	word: string,
	start: number,
	end: number,
	isName: boolean,
) => void;

/**
 * Tells the words of a text, in its order. Names in code are told as a whole, without what joins them, and in their parts
 * (`retryCount`: retrycount, retry, count). Of scripts without spaces between words each two characters that stand
 * together are one, and the last by itself: so any part of such a text is found by how it begins.
 */
export function splitWords(text: string, visit: VisitWord): void {
	if (ascii.test(text)) splitAscii(text, visit);
	else
		for (const { 0: word, index } of text.matchAll(wordPattern))
			if (unspaced.test(word)) splitUnspaced(word, index, visit);
			else splitWord(word, index, visit);
}

const ascii = /^[\0-\x7f]*$/;
/** A word may end in the signs that name C#, F# and C++. */
const wordPattern =
	/[\p{L}\p{N}_][\p{L}\p{M}\p{N}_]*(?:\+\+|#(?![\p{L}\p{N}_#]))?/gu;
const asciiPattern = /[A-Za-z0-9_]+(?:\+\+|#(?![A-Za-z0-9_#]))?/g;
const unspaced =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Between the parts of a name. */
const seam = /_+|(?<=\p{Ll}|\p{N})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;
/** A word without parts: lower case with a capital at most at its beginning, or all capitals. */
const plain = /^(?:[^_][^\p{Lu}_]*|[^\p{Ll}_]*)$/u;
const lowerAscii = /^[a-z0-9]+$/;

/** The same, several times as fast: most notes are all ASCII. */
function splitAscii(text: string, visit: VisitWord): void {
	for (const { 0: word, index } of text.matchAll(asciiPattern))
		if (lowerAscii.test(word)) visit(word, index, index + word.length, false);
		else splitWord(word, index, visit);
}

function splitWord(word: string, start: number, visit: VisitWord): void {
	const end = start + word.length;
	if (plain.test(word)) {
		visit(foldText(word), start, end, false);
		return;
	}
	const parts = word.split(seam).filter(Boolean);
	if (parts.length > 1) visit(foldText(parts.join("")), start, end, true);
	let at = 0;
	for (const part of parts) {
		at = word.indexOf(part, at);
		visit(foldText(part), start + at, start + at + part.length, false);
		at += part.length;
	}
}

function splitUnspaced(word: string, start: number, visit: VisitWord): void {
	const letters = [...word];
	let at = start;
	for (const [index, letter] of letters.entries()) {
		const pair = letter + (letters[index + 1] ?? "");
		visit(foldText(pair), at, at + pair.length, false);
		at += letter.length;
	}
}

import { ownCopy } from "./ownCopy.ts";

/** What a finding shows of the text it is about: at most 200 characters, cut with `…`. */
export function shortenFound(text: string): string {
	if (text.length <= 200) return ownCopy(text);
	const splitsPair = /[\uD800-\uDBFF]/.test(text.charAt(198));
	return ownCopy(`${text.slice(0, splitsPair ? 198 : 199)}…`);
}

import { plainTitle } from "../../core/markdown/plainTitle.ts";

/**
 * A Markdown link on one line: the title's words, with every mark in them escaped that could end the link, or begin
 * anything else. `address` is one of `linkAddress`; `otherwise` stands where the title has no words.
 */
export function markdownLink(
	title: string,
	address: string,
	otherwise: string,
): string {
	return `[${linkWords(title) || linkWords(otherwise)}](${address})`;
}

/** Titles are Markdown: marks are taken off first, so that none of them stands there as text. */
function linkWords(title: string): string {
	return plainTitle(title)
		.replace(/[\\`*[\]<>~|$]/g, "\\$&")
		.replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
		.replace(/&(?=#?\w+;)/g, "\\&");
}

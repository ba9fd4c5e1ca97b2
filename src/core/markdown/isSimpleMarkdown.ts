import { isPlainProse } from "./isPlainProse.ts";

/** Words in strong marks, as one word or several stand by themselves. */
const strong =
	/(?<![\p{L}\p{N}*\\])\*\*([\p{L}\p{N}](?:[\p{L}\p{N} ,'’-]*[\p{L}\p{N}])?)\*\*(?![\p{L}\p{N}*])/gu;
/** A link to the web, whose address no reader of Markdown can take for anything else. */
const link =
	/(?<![\]\\!])\[([\p{L}\p{N}](?:[\p{L}\p{N} ,.'’-]*[\p{L}\p{N}])?)\]\(https?:\/\/[a-z0-9][a-z0-9.-]*(?::\d{1,5})?(?:\/[\w\-.~/#?=%+,]*)?\)(?![(:[])/giu;

/**
 * Whether the text is Markdown about which readers cannot differ, and in which nothing loads, runs or hides: plain prose (see
 * `isPlainProse`) with strong words, links to the web and flat lists of `-`. Such text needs no parser to be safe. Cost grows
 * with its length alone.
 */
export function isSimpleMarkdown(source: string): boolean {
	if (isPlainProse(source)) return true;
	if (!/[*[]|^- /m.test(source)) return false;
	const words = source.replace(strong, "$1").replace(link, "$1");
	if (/[*[]/.test(words.replace(/`[^`\n]*`/g, ""))) return false;
	return words.split("\n\n").every(isSimpleBlock);
}

/** A paragraph, or a list in which each item is one. */
function isSimpleBlock(block: string): boolean {
	if (!block.startsWith("- ")) return block !== "" && isPlainProse(block);
	const lines = block
		.split("\n")
		.map((line) => line.replace(/^(?:- | {2})/, ""));
	return lines.every((line) => line !== "" && isPlainProse(line));
}

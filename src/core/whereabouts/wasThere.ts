import { findQuote } from "../anchor/findQuote.ts";
import type { Stray } from "./strays.ts";
import type { Texts } from "./texts.ts";

/**
 * Whether the code stood in its file in a commit (full hash). That one added the note does not say so: a squashed branch
 * may have moved the code before it came.
 */
export async function wasThere(
	{ anchor, quote }: Pick<Stray, "anchor" | "quote">,
	commit: string,
	texts: Pick<Texts, "at">,
): Promise<boolean> {
	const text = await texts.at(commit, anchor.path);
	if (!text) return false;
	return anchor.lines === undefined || findQuote(quote, text).length > 0;
}

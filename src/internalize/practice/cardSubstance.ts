import { saltedHash } from "../../core/saltedHash.ts";
import { wordsOf } from "./wordsOf.ts";

/** Any will do: what is hashed lies on the same machine. */
const salt = "0".repeat(32);

/**
 * Tells whether texts say the same: 16 hexadecimal digits that change with their words and the words’ order, and not with
 * line breaks, marks of Markdown, punctuation, accents or capitals. A mended typing error counts as a change: who sees a card once
 * more than need be has lost little.
 */
export function substanceOf(texts: readonly string[]): string {
	return saltedHash(
		salt,
		texts.map((text) => wordsOf(text).join(" ")).join("\n"),
	);
}

import type { Anchor, Quote } from "./anchor/anchor.ts";
import { findQuote } from "./anchor/findQuote.ts";
import type { PreparedText } from "./anchor/preparedText.ts";
import { isTacitError } from "./errors.ts";
import type { NoteFile } from "./note.ts";
import type { Log } from "./ports.ts";
import type { Texts } from "./whereabouts/texts.ts";

/** An anchor, with what tells whether a text is the one in which it was made. */
export interface PastAnchor {
	readonly anchor: Anchor;
	readonly quote: Quote;
	/** The note's own. */
	readonly file: NoteFile;
}

/**
 * The code of the file in which an anchor was made: of the blob that the anchor names, else of the file as it stood in the
 * commit that added the note, else in the anchor's, where that holds the quote. `undefined` where git has none (a shallow
 * clone, a rewritten history, never committed) or is not there.
 */
export function pastText(
	texts: Pick<Texts, "blob" | "at">,
	addedIn: (file: NoteFile) => Promise<string | undefined>,
	log: Log,
): (wanted: PastAnchor) => Promise<PreparedText | undefined> {
	return async ({ anchor, quote, file }) => {
		const { blob, commit, path, lines } = anchor;
		const holding = async (base: string | undefined) => {
			const text = base && (await texts.at(base, path));
			if (!text) return undefined;
			return !lines || findQuote(quote, text).length > 0 ? text : undefined;
		};
		try {
			return (
				(blob === undefined ? undefined : await texts.blob(blob, path)) ??
				(await holding(await addedIn(file))) ??
				(await holding(commit))
			);
		} catch (error) {
			if (!isTacitError(error, "no-git") && !isTacitError(error, "cancelled"))
				log.warn(`The old text of ${path} could not be read.`, error);
			return undefined;
		}
	};
}

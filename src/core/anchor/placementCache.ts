import { sha1 } from "@noble/hashes/legacy.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Anchor, Quote } from "./anchor.ts";
import type { PreparedText } from "./preparedText.ts";
import { inFile, type Placement, relocate } from "./relocate.ts";

/** An anchor, and the texts of its file in which it is looked for. */
export interface AskedPlacement {
	readonly anchor: Anchor;
	readonly quote: Quote;
	/** The file's text today. */
	readonly text: PreparedText;
}

/**
 * Remembers where anchors were found in their own files. An entry can never be wrong: it is kept by a hash of all that
 * `relocate` is given (the anchor as it is written, its quote, and the git blob ids of both texts), which answers nothing but
 * that. A text of unknown line ends, or of over a million characters, has no such id: what is found in it is not kept.
 */
export interface PlacementCache {
	/** As `relocate` in the anchor's own file. */
	place(asked: AskedPlacement, past: PreparedText | undefined): Placement;
	/** What `place` said with the text of the blob that the anchor names; `undefined` where that is not known. */
	known(asked: AskedPlacement): Placement | undefined;
}

/** Entries that are kept, the last in use: two hundred bytes each. */
const mostEntries = 20_000;

/** Remembers `most` placements, the last in use. */
export function createPlacementCache(most = mostEntries): PlacementCache {
	const kept = new Map<string, Placement>();
	const recall = (key: string) => {
		const placement = kept.get(key);
		if (!placement) return undefined;
		kept.delete(key);
		kept.set(key, placement);
		return placement;
	};
	return {
		place(asked, past) {
			const { anchor, quote, text } = asked;
			const key = keyOf(asked, past ? idOfPast(anchor, past) : "none");
			const known = key && recall(key);
			if (known) return known;
			const today = inFile(anchor.path, text);
			const placement = relocate(anchor, quote, today, past);
			if (key === undefined) return placement;
			kept.set(key, placement);
			for (const oldest of kept.keys()) {
				if (kept.size <= most) break;
				kept.delete(oldest);
			}
			return placement;
		},
		known(asked) {
			const key = asked.anchor.blob && keyOf(asked, asked.anchor.blob);
			return key ? recall(key) : undefined;
		},
	};
}

/** By the name that the anchor has for it, so that it need not be read to be known. */
function idOfPast({ blob }: Anchor, past: PreparedText): string | undefined {
	return blob !== undefined && past.isBlob(blob) ? blob : past.blobId();
}

function keyOf(
	{ anchor, quote, text }: AskedPlacement,
	past: string | undefined,
): string | undefined {
	const now = text.blobId();
	if (now === undefined || past === undefined) return undefined;
	// Where the block stands in the note says nothing of the code.
	const written = { ...anchor, noteLine: 0 };
	const all = [now, text.cells !== undefined, past, written, quote.lines];
	return bytesToHex(sha1(utf8ToBytes(JSON.stringify(all))));
}

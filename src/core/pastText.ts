import type { Anchor } from "./anchor/anchor.ts";
import { isTacitError } from "./errors.ts";
import { type CodeText, codeOf } from "./notebook/codeText.ts";
import type { History, Log } from "./ports.ts";
import { decodeText } from "./textEncoding.ts";

/**
 * The code of the file in which an anchor was made: of the blob that the anchor names, else of the file as it stood in
 * the anchor's commit. `undefined` where git has neither (a shallow clone, a rewritten history, never committed) or is not
 * there.
 */
export function pastText(
	history: Pick<History, "blob" | "show">,
	log: Log,
): (anchor: Anchor) => Promise<CodeText | undefined> {
	return async ({ blob, commit, path }) => {
		try {
			const bytes =
				(blob === undefined ? undefined : await history.blob(blob)) ??
				(commit === undefined ? undefined : await history.show(commit, path));
			const decoded = bytes && decodeText(bytes);
			return decoded && "text" in decoded
				? codeOf(path, decoded.text)
				: undefined;
		} catch (error) {
			if (!isTacitError(error, "no-git"))
				log.warn(`The old text of ${path} could not be read.`, error);
			return undefined;
		}
	};
}

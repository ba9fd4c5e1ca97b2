import type { LineRange } from "../lineRange.ts";
import type { RepoPath } from "../repoPath.ts";

/** Where a note points, as written in its fenced block. It is not changed when code moves. */
export interface Anchor {
	/** The file or folder, from the repository's root. */
	readonly path: RepoPath;
	/**
	 * `undefined` where the note speaks of the whole file or folder. Refers to the text at writing; in a notebook to the
	 * source of its cell.
	 */
	readonly lines: LineRange | undefined;
	/** Whether `path` is a folder (`file=.`, or a trailing `/`). */
	readonly isFolder: boolean;
	/** First word of the info string: the language, or `text`. */
	readonly language: string;
	/** Dotted path of the symbol, e.g. `TokenStore.refresh`. */
	readonly symbol: string | undefined;
	/** Full hash of HEAD at writing. */
	readonly commit: string | undefined;
	/** Git blob id of the file's text at writing; possibly never stored. */
	readonly blob: string | undefined;
	/** What stood around the code, as `near.ts` writes it; a value that it cannot read is kept and says nothing. */
	readonly near: string | undefined;
	/** The id of a notebook's cell; `undefined` in other files, and in notebooks whose cells have none. */
	readonly cell: string | undefined;
	/** Where in the note's file the block stands: the opening fence's line, 1-based. */
	readonly noteLine: number;
}

/** Whether the two are written alike, wherever in the note's file their blocks stand. */
export function isSameAnchor(one: Anchor, other: Anchor): boolean {
	const written = (anchor: Anchor) =>
		JSON.stringify({ ...anchor, noteLine: 0 });
	return written(one) === written(other);
}

/** The code as it was, as kept in the block; see `quote.ts` for how long regions are shortened. */
export interface Quote {
	/** Lines without line ends. Empty for a whole file or folder. */
	readonly lines: readonly string[];
}

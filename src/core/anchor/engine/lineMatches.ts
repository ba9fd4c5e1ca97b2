/** What became of a line: solid lines of the new text, and how alike they are, 0 to 1. */
export interface Match {
	readonly to: number;
	/** The last line of it where it was broken into several, else `to`. */
	readonly end: number;
	readonly likeness: number;
}

/** Old lines (indexes of solid lines) and what became of them. */
export type LineMatches = Map<number, Match>;

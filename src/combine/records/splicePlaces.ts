import type { Splice } from "../../core/markdown/splice.ts";

/** A splice by lines, which hold for a text whatever ends its lines. */
export interface PlacedSplice {
	readonly start: TextPlace;
	/** What stands there is not replaced. */
	readonly end: TextPlace;
	readonly text: string;
}

/** 0-based; `character` in UTF-16 units. */
export interface TextPlace {
	readonly line: number;
	readonly character: number;
}

/** Where in a text's lines splices stand. */
export function splicePlaces(
	text: string,
	splices: readonly Splice[],
): PlacedSplice[] {
	return splices.map(({ start, end, text: inserted }) => ({
		start: placeOf(text, start),
		end: placeOf(text, end),
		text: inserted,
	}));
}

function placeOf(text: string, offset: number): TextPlace {
	const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
	return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

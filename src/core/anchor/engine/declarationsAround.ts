import type { PreparedText } from "../preparedText.ts";
import { blockEnd, headerAt } from "./blockEnd.ts";
import { declarationAt } from "./declarationAt.ts";
import { enclosingHeaders } from "./enclosing.ts";

/** A function, method, class or the like, by the line that begins to declare it. */
export interface Declaration {
	readonly name: string;
	/** Of that line among the solid ones. */
	readonly header: number;
}

const mostAround = 6;
/** Of a longer one it is taken for granted that it holds what stands in it. */
const mostLines = 4_000;

/** Those that hold all of the solid lines `first` to `last`, or are them, the innermost first. */
export function declarationsAround(
	text: PreparedText,
	first: number,
	last: number,
): readonly Declaration[] {
	const own = Math.min(last, headerAt(text, first));
	const found: Declaration[] = [];
	for (const header of [own, ...enclosingHeaders(text, first, mostAround)]) {
		const name = declarationAt(text, header);
		if (name === undefined) continue;
		const end = blockEnd(text, header, true, mostLines);
		if (end === undefined || end >= last) found.push({ name, header });
	}
	return found;
}

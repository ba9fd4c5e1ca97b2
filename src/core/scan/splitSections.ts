import { atxText } from "../markdown/noteParts.ts";
import {
	afterSpaces,
	closesFence,
	fenceAt,
	headingDepth,
	lineEnd,
	type OpenFence,
} from "./lineMarks.ts";

/** A heading in a text, and what belongs to it alone: all up to the next heading of any depth. Offsets count UTF-16 units. */
export interface TextSection {
	readonly heading: string;
	/** 1 to 6. */
	readonly depth: number;
	/** Of the heading's line, 1-based. */
	readonly line: number;
	/** Where the heading's line begins. */
	readonly start: number;
	/** Where the line below the heading begins. */
	readonly bodyStart: number;
	/** Where the next heading's line begins, or the text ends. */
	readonly end: number;
}

/** What stands above the first heading, and the sections. */
export interface SplitText {
	readonly lead: string;
	readonly sections: readonly TextSection[];
}

/**
 * Splits Markdown (with `\n` line ends) at its `#` headings. Those in fenced code and in comments are none. Looks at lines
 * only, without parsing.
 */
export function splitSections(text: string): SplitText {
	const heads: Omit<TextSection, "end">[] = [];
	let fence: OpenFence | undefined;
	let isComment = false;
	let line = 1;
	for (let at = 0; at < text.length; line++) {
		const end = lineEnd(text, at);
		const first = afterSpaces(text, at);
		const depth = first - at > 3 ? 0 : headingDepth(text, first);
		if (fence) {
			if (closesFence(text, at, end, fence)) fence = undefined;
		} else if (isComment) isComment = !text.slice(at, end).includes("-->");
		else if (depth > 0 && text.charCodeAt(first) === numberSign)
			heads.push({
				heading: atxText(text.slice(first, end)),
				depth,
				line,
				start: at,
				bodyStart: Math.min(end + 1, text.length),
			});
		else if (first - at <= 3) {
			fence = fenceAt(text, first, end);
			isComment =
				text.startsWith("<!--", first) &&
				!text.slice(first + 4, end).includes("-->");
		}
		at = end + 1;
	}
	return {
		lead: text.slice(0, heads[0]?.start ?? text.length),
		sections: heads.map((head, index) => ({
			...head,
			end: heads[index + 1]?.start ?? text.length,
		})),
	};
}

const numberSign = 35;

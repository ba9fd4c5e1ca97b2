import type { Finding } from "../finding.ts";
import { type Message, msg } from "../message.ts";

/** Longest note that is read, in UTF-16 units. */
export const maximumNoteLength = 262_144;
/** Most lines a note may have: remark's time grows with their square for some texts. */
export const maximumNoteLines = 5_000;
/** Shortest line that may hold more block marks than `deepLine` allows. */
export const shortestDeepLine = 200;

/** Sticky: two hundred lists or quotes begun on one line, one inside the other. */
const deepLine = /(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){200}/y;

/** Whether the line that begins at `start` nests more blocks than any hand writes; remark takes minutes over such a line. */
export function isDeepLine(text: string, start: number): boolean {
	deepLine.lastIndex = start;
	return deepLine.test(text);
}

/** Why the text is not read at all, or `undefined` where it is. */
export function limitFinding(text: string): Finding | undefined {
	if (text.length > maximumNoteLength)
		return refusal(
			"too-large",
			1,
			msg`${text.length} characters`,
			msg`at most ${maximumNoteLength} characters`,
		);
	const ends = /\r\n|\n|\r/g;
	let start = 0;
	let line = 1;
	for (;;) {
		const match = ends.exec(text);
		const end = match ? match.index : text.length;
		if (end - start >= shortestDeepLine && isDeepLine(text, start))
			return tooSlowFinding(line);
		if (!match) return undefined;
		start = ends.lastIndex;
		if (++line > maximumNoteLines && start < text.length)
			return refusal(
				"too-large",
				1,
				msg`more than ${maximumNoteLines} lines`,
				msg`at most ${maximumNoteLines} lines`,
			);
	}
}

/** Why a note is not read in which it takes too long to say what the blocks around `line` are. */
export function tooSlowFinding(line: number): Finding {
	return refusal(
		"too-slow",
		line,
		msg`line ${line}`,
		msg`blank lines between blocks, and fewer of them inside each other`,
	);
}

function refusal(
	code: "too-large" | "too-slow",
	line: number,
	found: Message,
	expected: Message,
): Finding {
	return {
		code,
		severity: "error",
		lines: { start: line, end: line },
		found,
		expected,
	};
}

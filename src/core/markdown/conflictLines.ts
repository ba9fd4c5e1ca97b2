import type { LineRange } from "../lineRange.ts";

/** The lines (1-based) of the first conflict that git left in `text`, from `<<<<<<<` to `>>>>>>>`; `undefined` without one. */
export function conflictLines(text: string): LineRange | undefined {
	if (!text.includes("<<<<<<<")) return undefined;
	let start: number | undefined;
	let isDivided = false;
	let number = 0;
	for (const line of text.split(/\r\n|\n|\r/)) {
		number++;
		if (/^<{7}(?: |$)/.test(line)) {
			start = number;
			isDivided = false;
		} else if (start !== undefined && line === "=======") isDivided = true;
		else if (start !== undefined && isDivided && /^>{7}(?: |$)/.test(line))
			return { start, end: number };
	}
	return undefined;
}

/** Lines of a text. Both ends 1-based and inclusive; `start <= end`. */
export interface LineRange {
	readonly start: number;
	readonly end: number;
}

/** Whether the 1-based `line` lies in the range, ends included. */
export function containsLine(range: LineRange, line: number): boolean {
	return range.start <= line && line <= range.end;
}

/** Whether both begin and end on the same lines. */
export function isSameRange(a: LineRange, b: LineRange): boolean {
	return a.start === b.start && a.end === b.end;
}

/** Whether a line lies in both. */
export function overlaps(a: LineRange, b: LineRange): boolean {
	return a.start <= b.end && b.start <= a.end;
}

/** Reads `12-24` or `12`; `undefined` when it is neither, starts below 1, or ends before it starts. */
export function parseLineRange(text: string): LineRange | undefined {
	const match = /^([1-9]\d{0,8})(?:-([1-9]\d{0,8}))?$/.exec(text);
	if (!match?.[1]) return undefined;
	const start = Number(match[1]);
	const end = match[2] === undefined ? start : Number(match[2]);
	return end < start ? undefined : { start, end };
}

/** Writes `12-24`, also for a single line (`7-7`). */
export function formatLineRange(range: LineRange): string {
	return `${range.start}-${range.end}`;
}

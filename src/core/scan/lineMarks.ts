const tab = 9;
const lineFeed = 10;
const carriageReturn = 13;
const space = 32;
const backtick = 96;
const tilde = 126;

/** A fence that is open: which character, how many of it. */
export interface OpenFence {
	readonly code: number;
	readonly size: number;
}

/** Where the line's `\n` stands, or the text ends. */
export function lineEnd(text: string, at: number): number {
	const end = text.indexOf("\n", at);
	return end < 0 ? text.length : end;
}

/** The text from `at` to before `end`, without the carriage return at its end. */
export function lineSource(text: string, at: number, end: number): string {
	return text.charCodeAt(end - 1) === carriageReturn && end > at
		? text.slice(at, end - 1)
		: text.slice(at, end);
}

/** The first place from `at` on that is no space. */
export function afterSpaces(text: string, at: number): number {
	let first = at;
	while (text.charCodeAt(first) === space) first++;
	return first;
}

/** Whether nothing but spaces, tabs and a carriage return stands from `at` to before `end`. */
export function isBlank(text: string, at: number, end: number): boolean {
	for (let i = at; i < end; i++) {
		const code = text.charCodeAt(i);
		if (code !== space && code !== tab && code !== carriageReturn) return false;
	}
	return true;
}

/** Whether a space, a tab or the line's end stands at `at`. */
export function isGap(text: string, at: number): boolean {
	if (at >= text.length) return true;
	const code = text.charCodeAt(at);
	return (
		code === space ||
		code === tab ||
		code === lineFeed ||
		code === carriageReturn
	);
}

/** How many `#` begin a heading at `at`, 1 to 6; 0 where none begins. */
export function headingDepth(text: string, at: number): number {
	const size = runLength(text, at);
	return size <= 6 && isGap(text, at + size) ? size : 0;
}

/** The fence that the line from `at` to `end` opens, if it does; `at` is where its first mark stands. */
export function fenceAt(
	text: string,
	at: number,
	end: number,
): OpenFence | undefined {
	const code = text.charCodeAt(at);
	if (code !== backtick && code !== tilde) return undefined;
	const size = runLength(text, at);
	if (size < 3) return undefined;
	const again = code === backtick ? text.indexOf("`", at + size) : -1;
	return again >= 0 && again < end ? undefined : { code, size };
}

/** Whether the line from `at` to `end` closes the fence. */
export function closesFence(
	text: string,
	at: number,
	end: number,
	fence: OpenFence,
): boolean {
	const first = afterSpaces(text, at);
	if (first - at > 3 || text.charCodeAt(first) !== fence.code) return false;
	const size = runLength(text, first);
	return size >= fence.size && isBlank(text, first + size, end);
}

/** How often the character at `at` is repeated, itself included. */
function runLength(text: string, at: number): number {
	const code = text.charCodeAt(at);
	let next = at + 1;
	while (text.charCodeAt(next) === code) next++;
	return next - at;
}

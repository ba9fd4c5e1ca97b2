/** Where the trailers of a commit message stand, in UTF-16 units from its beginning. */
export interface TrailerBlock {
	/** Where the first line of them begins; `end` where there are none. */
	readonly start: number;
	/** Behind the last line of the message, its line end included: blank lines and comments below are not in it. */
	readonly end: number;
}

/** Lines by which git knows a trailer block though other lines stand in it. */
const known = /^(?:Signed-off-by: |\(cherry picked from commit )/;
/** A line such as `Key: value`. */
const trailer = /^[A-Za-z0-9-]+[ \t]*:/;
const scissors = " ------------------------ >8 ------------------------\n";

/** A line, with its end as far as it has one. */
interface Line {
	readonly start: number;
	readonly text: string;
}

/**
 * Finds them by the rules of `git interpret-trailers --no-divider`: the last paragraph, but not the first of the message,
 * that is all trailers, or holds one that git itself writes and a quarter trailers. `comment`: what comments begin with in
 * a message that is being written; what stands below a line of scissors is then no more of it. `undefined`: nothing is a
 * comment.
 */
export function trailerBlock(message: string, comment?: string): TrailerBlock {
	const lines = linesOf(message, endOfMessage(message, comment));
	while (lines.length > 0 && isBlank(lines.at(-1)?.text ?? "")) lines.pop();
	const last = lines.at(-1);
	const end = last === undefined ? 0 : last.start + last.text.length;
	return { start: startOf(lines, comment) ?? end, end };
}

/** Whether a line is `Key: value`, or what git itself writes. */
export function isTrailerLine(line: string): boolean {
	return trailer.test(line) || known.test(line);
}

function startOf(
	lines: readonly Line[],
	comment: string | undefined,
): number | undefined {
	const isComment = ({ text }: Line) =>
		comment !== undefined && text.startsWith(comment);
	const title = lines.findIndex(
		(line) => !isComment(line) && isBlank(line.text),
	);
	if (title < 0) return undefined;
	let isKnown = false;
	let trailers = 0;
	let others = 0;
	/** They belong to a trailer above them, if one is there. */
	let indented = 0;
	for (let at = lines.length - 1; at >= title; at--) {
		const line = lines[at];
		if (line === undefined) break;
		if (isComment(line)) {
			others += indented;
			indented = 0;
		} else if (isBlank(line.text)) {
			others += indented;
			const isBlock = isKnown
				? trailers * 3 >= others
				: trailers > 0 && others === 0;
			return isBlock ? line.start + line.text.length : undefined;
		} else if (isTrailerLine(line.text)) {
			trailers++;
			indented = 0;
			isKnown ||= known.test(line.text);
		} else if (/^\s/.test(line.text)) indented++;
		else {
			others += 1 + indented;
			indented = 0;
		}
	}
	return undefined;
}

/** Where the blank lines and comments at the end begin, and old lists of conflicts among them. */
function endOfMessage(message: string, comment: string | undefined): number {
	const cut = comment === undefined ? message.length : cutAt(message, comment);
	let end: number | undefined;
	let isConflicts = false;
	for (const { start, text } of linesOf(message, cut)) {
		if (isBlank(text) || (comment !== undefined && text.startsWith(comment))) {
			end ??= start;
		} else if (comment !== undefined && text === "Conflicts:\n") {
			isConflicts = true;
			end ??= start;
		} else if (!(isConflicts && text.startsWith("\t"))) {
			end = undefined;
			isConflicts = false;
		}
	}
	return end ?? cut;
}

function cutAt(message: string, comment: string): number {
	const line = `${comment}${scissors}`;
	if (message.startsWith(line)) return 0;
	const at = message.indexOf(`\n${line}`);
	return at < 0 ? message.length : at + 1;
}

function linesOf(message: string, end: number): Line[] {
	const lines: Line[] = [];
	for (let start = 0; start < end; ) {
		const next = message.indexOf("\n", start) + 1;
		const stop = next === 0 || next > end ? end : next;
		lines.push({ start, text: message.slice(start, stop) });
		start = stop;
	}
	return lines;
}

function isBlank(line: string): boolean {
	return line.trim() === "";
}

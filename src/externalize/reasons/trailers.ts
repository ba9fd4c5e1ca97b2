/** A line such as `Co-authored-by: Ada <ada@example.org>` at the end of a commit message. */
export interface Trailer {
	/** As it is written; compare without regard to case. */
	readonly key: string;
	/** On one line. */
	readonly value: string;
}

/** Prefixes by which git knows a trailer block though other lines stand in it. */
const known = /^(?:Signed-off-by: |\(cherry picked from commit )/;
const trailer = /^([A-Za-z0-9][A-Za-z0-9-]{0,99})[ \t]*:[ \t]*(.*)$/;

/**
 * The message without its trailers, and the trailers, by the rules of `git interpret-trailers`: the last paragraph, but
 * not the first of the message, that is all trailers, or holds one that git itself writes and a quarter trailers. A line
 * that begins with white space goes on with the one above. Lines are parted by `\n`.
 */
export function splitTrailers(message: string): {
	readonly rest: string;
	readonly trailers: readonly Trailer[];
} {
	const lines = message.trimEnd().split("\n");
	const start = blockStart(lines);
	if (start === undefined) return { rest: message.trimEnd(), trailers: [] };
	return {
		rest: lines.slice(0, start).join("\n").trimEnd(),
		trailers: readTrailers(lines.slice(start)),
	};
}

/** The message with a trailer more, after those that are there; the same where it has it. */
export function withTrailer(message: string, { key, value }: Trailer): string {
	const { trailers } = splitTrailers(message);
	const isThere = trailers.some(
		(each) =>
			each.key.toLowerCase() === key.toLowerCase() && each.value === value,
	);
	const gap = trailers.length > 0 ? "\n" : "\n\n";
	return isThere ? message : `${message.trimEnd()}${gap}${key}: ${value}\n`;
}

/** Whether all lines are trailers, of which one at least has a key that is in use for no prose. */
export function isTrailerBlock(lines: readonly string[]): boolean {
	return (
		lines.every(
			(line) => trailer.test(line) || /^\(cherry picked/.test(line),
		) &&
		lines.some((line) => /^[A-Za-z]+(?:-[a-z]+)?-by: |^\(cherry/i.test(line))
	);
}

function blockStart(lines: readonly string[]): number | undefined {
	let start = lines.length;
	while (start > 0 && lines[start - 1]?.trim() !== "") start--;
	// The first paragraph is the title.
	if (lines.slice(0, start).every((line) => line.trim() === ""))
		return undefined;
	let trailers = 0;
	let others = 0;
	let isKnown = false;
	let isOpen = false;
	for (const line of lines.slice(start)) {
		if (known.test(line)) isKnown = true;
		if (known.test(line) || trailer.test(line)) {
			trailers++;
			isOpen = true;
		} else if (!(isOpen && /^[ \t]/.test(line))) {
			others++;
			isOpen = false;
		}
	}
	const isBlock = isKnown
		? trailers * 3 >= others
		: trailers > 0 && others === 0;
	return isBlock ? start : undefined;
}

function readTrailers(lines: readonly string[]): readonly Trailer[] {
	const trailers: { key: string; values: string[] }[] = [];
	let isOpen = false;
	for (const line of lines) {
		const [, key, value = ""] = trailer.exec(line) ?? [];
		const last = trailers.at(-1);
		if (key) trailers.push({ key, values: [value.trim()] });
		else if (isOpen && last && /^[ \t]/.test(line))
			last.values.push(line.trim());
		isOpen = key !== undefined || (isOpen && /^[ \t]/.test(line));
	}
	return trailers.map(({ key, values }) => ({ key, value: values.join(" ") }));
}

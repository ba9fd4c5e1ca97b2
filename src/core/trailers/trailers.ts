import { isTrailerLine, trailerBlock } from "./trailerBlock.ts";

/** A line such as `Co-authored-by: Ada <ada@example.org>` at the end of a commit message. */
export interface Trailer {
	/** As it is written; compare without regard to case. */
	readonly key: string;
	/** On one line. */
	readonly value: string;
}

/** The message without its trailers, and the trailers: see `trailerBlock`. Lines are parted by `\n`. */
export function splitTrailers(message: string): {
	readonly rest: string;
	readonly trailers: readonly Trailer[];
} {
	const text = message.trimEnd();
	const { start } = trailerBlock(text);
	return {
		rest: text.slice(0, start).trimEnd(),
		trailers: readTrailers(text.slice(start).split("\n")),
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
		lines.every(isTrailerLine) &&
		lines.some((line) => /^[A-Za-z]+(?:-[a-z]+)?-by: |^\(cherry/i.test(line))
	);
}

/** The trailers of a block's lines, those that go on with white space joined. */
export function readTrailers(lines: readonly string[]): readonly Trailer[] {
	const trailers: { key: string; values: string[] }[] = [];
	let isOpen = false;
	for (const line of lines) {
		const [, key, value = ""] =
			/^([A-Za-z0-9-]+)[ \t]*:[ \t]*(.*)$/.exec(line.trimEnd()) ?? [];
		const last = trailers.at(-1);
		if (key) trailers.push({ key, values: [value.trim()] });
		else if (isOpen && last && /^[ \t]/.test(line))
			last.values.push(line.trim());
		isOpen = key !== undefined || (isOpen && /^[ \t]/.test(line));
	}
	return trailers.map(({ key, values }) => ({
		key,
		value: values.join(" ").trim(),
	}));
}

/** Two trees (full ids) that git is to compare. */
export interface TreePair {
	readonly then: string;
	readonly now: string;
}

/** What git said of each pair, in the order in which it was asked. */
export interface TreeAnswers<T> {
	/** By `keyOfPair`. */
	readonly answers: ReadonlyMap<string, readonly T[]>;
	/** The pair at which git gave up, by `keyOfPair`; `undefined` where it did not. */
	readonly failedAt: string | undefined;
}

/** One text for both ids of a pair: the line that git writes above what it says of it. */
export function keyOfPair({ then, now }: TreePair): string {
	return `${then} ${now}`;
}

const lineEnd = 0x0a;

/**
 * Reads what `git diff-tree --stdin -z` writes: for each pair a line with its two ids, then what differs, in parts each of
 * which a NUL ends. `read` takes the parts of one difference. Where git gave up (`exitCode` is not 0) what it said last is not
 * taken for an answer.
 */
export function parseTreePairs<T>(
	output: Buffer,
	exitCode: number,
	read: (next: () => string) => T,
): TreeAnswers<T> {
	const answers = new Map<string, T[]>();
	let last: string | undefined;
	let found: T[] = [];
	let at = 0;
	const next = () => {
		const end = output.indexOf(0, at);
		const until = end < 0 ? output.length : end;
		const part = output.toString("utf8", at, until);
		at = until + 1;
		return part;
	};
	while (at < output.length) {
		if (!isHeader(output, at)) {
			found.push(read(next));
			continue;
		}
		const end = output.indexOf(lineEnd, at);
		last = output.toString("latin1", at, end < 0 ? output.length : end);
		at = end < 0 ? output.length : end + 1;
		found = [];
		answers.set(last, found);
	}
	if (exitCode === 0) return { answers, failedAt: undefined };
	if (last !== undefined) answers.delete(last);
	return { answers, failedAt: last };
}

/** What differs begins with a colon, or a letter in upper case; an id has neither. */
function isHeader(output: Buffer, at: number): boolean {
	return /[0-9a-f]/.test(String.fromCharCode(output[at] ?? 0));
}

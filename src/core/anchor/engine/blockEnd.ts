import type { PreparedText } from "../preparedText.ts";

/** Closes brackets, or a block of words, and does nothing else. */
const closing = /^(?:[\])}]+[;,)]*|end\b[;)]*)$/;
/** Goes on with the statement above although it is indented no deeper. */
const goingOn =
	/^(?:[\])}{]|(?:else|elif|except|catch|finally|rescue|ensure)\b)/;
/** Comments, and directives of a preprocessor. */
const aside = /^(?:\/\/|\/\*|\*(?:[\s/]|$)|#(?!\[)|--|<!--)/;
const branch = /^[\])}\s]*(?:else|elif|except|catch|finally|rescue|ensure)\b/;

/**
 * The last line of the statement or block that begins at `start` (indexes of solid lines): what is indented deeper
 * belongs to it, a bracket that closes at its own depth ends it; decorators belong to what follows them. `branches`
 * takes in the `else` or `catch` that follows. `undefined` where it does not end within `atMost` lines.
 */
export function blockEnd(
	text: PreparedText,
	start: number,
	branches: boolean,
	atMost: number,
): number | undefined {
	const { solid } = text;
	const depth = solid[start]?.indent ?? 0;
	const stop = Math.min(solid.length, start + atMost + 1);
	let last = headerAt(text, start);
	for (let at = last + 1; at < stop; at++) {
		const indent = solid[at]?.indent ?? 0;
		if (indent > depth) {
			last = at;
			continue;
		}
		const line = lineAt(text, at);
		// Where a comment or a directive stands says nothing: it is inside if the block goes on below it.
		if (aside.test(line)) continue;
		if (indent < depth || !goingOn.test(line)) return last;
		if (!branches && branch.test(line)) return /^[\])}]/.test(line) ? at : last;
		last = at;
		if (!closing.test(line)) continue;
		const isFollowed =
			branches &&
			solid[at + 1]?.indent === depth &&
			branch.test(lineAt(text, at + 1));
		if (!isFollowed) return at;
	}
	return stop === solid.length ? last : undefined;
}

/** The first line from `start` on that is no decorator, annotation or attribute (`@…`, `#[…]`), however long those are. */
export function headerAt(text: PreparedText, start: number): number {
	const { solid } = text;
	const depth = solid[start]?.indent;
	let at = start;
	while (at - start < 40 && isDecorator(lineAt(text, at))) {
		let next = at + 1;
		while ((solid[next]?.indent ?? -1) > (depth ?? 0)) next++;
		if (/^[\])}]/.test(lineAt(text, next))) next++;
		if (solid[next]?.indent !== depth) return start;
		at = next;
	}
	return at;
}

/** The first of the decorators that stand directly above `header`, not above `least`; `header` where there are none. */
export function decoratorsAbove(
	text: PreparedText,
	header: number,
	least: number,
): number {
	const depth = text.solid[header]?.indent;
	let first = header;
	for (let at = header - 1; at >= least && header - at < 40; at--) {
		const indent = text.solid[at]?.indent ?? 0;
		const line = lineAt(text, at);
		if (indent < (depth ?? 0)) break;
		if (indent > (depth ?? 0) || /^[\])}]/.test(line)) continue;
		if (!isDecorator(line)) break;
		if (headerAt(text, at) === header) first = at;
	}
	return first;
}

/** `@name`, `@name(…)` or `#[…]` with nothing behind it; what it opens may close on a later line. */
function isDecorator(line: string): boolean {
	if (line.startsWith("#[")) return line.endsWith("]");
	const name = /^@[\w.$]+/.exec(line)?.[0];
	if (name === undefined) return false;
	const rest = line.slice(name.length);
	if (rest === "") return true;
	if (!/^[(<]/.test(rest)) return false;
	let depth = 0;
	for (let at = 0; at < rest.length; at++) {
		const character = rest[at] ?? "";
		if ("([{".includes(character)) depth++;
		else if (")]}".includes(character)) depth--;
		if (depth === 0 && character === ")") return at === rest.length - 1;
	}
	return depth > 0;
}

function lineAt(text: PreparedText, index: number): string {
	const line = text.solid[index]?.line ?? 0;
	return (text.lines[line - 1] ?? "").trim();
}

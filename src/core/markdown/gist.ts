import { isAnchorInfo } from "../anchor/infoString.ts";

const mostLines = 5;
const mostCharacters = 600;
/** How far into the prose is looked: enough for five lines, and nothing beside a line of 10 MB. */
const horizon = 4096;

/**
 * The beginning of a note's prose, as Markdown source with `\n` line ends: what stands after the title, up to the first
 * further heading or anchor, at most 5 lines (blank ones not counted) and 600 characters; cut at a word, with `…`. A
 * fenced block is in it whole or not at all. Empty where the title says it all. Finds its way without parsing, so
 * that remark gets only this little. Not yet safe to show: see `safeMarkdown`.
 */
export function gistOf(text: string): string {
	const lines = proseLines(text);
	const gist: string[] = [];
	let linesLeft = mostLines;
	let left = mostCharacters;
	let at = 0;
	for (; at < lines.length; at++) {
		const line = lines[at] ?? "";
		if (line.trim() === "") {
			gist.push("");
			continue;
		}
		const size = fencedLines(lines, at);
		if (size > linesLeft || size === 0) break;
		const block = lines.slice(at, at + size);
		const length = block.join("\n").length;
		if (length > left) {
			if (size === 1) return [...gist, cutAtWord(line, left)].join("\n").trim();
			break;
		}
		gist.push(...block);
		linesLeft -= size;
		left -= length;
		at += size - 1;
	}
	const found = gist.join("\n").trim();
	return at < lines.length && found !== "" ? continued(found) : found;
}

/** What there may be a gist of: the lines below the title, to the first heading or anchor. */
function proseLines(text: string): string[] {
	const start = proseStart(text);
	const lines = text.slice(start, start + horizon).split(/\r\n|\n|\r/);
	const end = lines.findIndex(
		(line) =>
			/^#{1,6}(?:[ \t]|$)/.test(line) ||
			(/^(?:`{3}|~{3})/.test(line) &&
				isAnchorInfo(line.replace(/^(?:`+|~+)/, ""))),
	);
	const prose = end < 0 ? lines : lines.slice(0, end);
	return withoutComments(prose);
}

/** After the title; without one, after the front matter. */
function proseStart(text: string): number {
	const closing =
		/^\ufeff?---[ \t]*\r?\n(?:[^\n]*\n)*?---[ \t]*(?:\r?\n|$)/.exec(
			text.slice(0, 20_000),
		);
	const afterFrontMatter = closing?.[0].length ?? 0;
	const rest = text.slice(afterFrontMatter, afterFrontMatter + horizon);
	const title =
		/^\s*(?:#[ \t][^\r\n]*|[^\s#`~<>|=-][^\r\n]*(?:\r\n|\n|\r)=+[ \t]*)(?:\r\n|\n|\r|$)/.exec(
			rest,
		);
	return afterFrontMatter + (title?.[0].length ?? 0);
}

/** Whole lines of HTML comments are for the writer alone. */
function withoutComments(lines: readonly string[]): string[] {
	const kept: string[] = [];
	let isComment = false;
	for (const line of lines) {
		if (!isComment && line.startsWith("<!--")) isComment = true;
		if (!isComment) kept.push(line);
		if (line.includes("-->")) isComment = false;
	}
	return kept;
}

/** How many lines belong to the fenced block that begins at `at`: 1 where none does, 0 where it does not end in sight. */
function fencedLines(lines: readonly string[], at: number): number {
	const opening =
		/^[ \t]*(?:(?:>|[-+*]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})(.*)$/.exec(
			lines[at] ?? "",
		);
	const fence = opening?.[1];
	if (fence === undefined || (fence[0] === "`" && opening?.[2]?.includes("`")))
		return 1;
	const closing = new RegExp(`^[ \\t>]*${fence[0]}{${fence.length},}[ \\t]*$`);
	const end = lines.findIndex(
		(line, index) => index > at && closing.test(line),
	);
	return end < 0 ? 0 : end - at + 1;
}

function cutAtWord(line: string, length: number): string {
	const cut = line.slice(0, Math.max(0, length - 1));
	const space = cut.search(/\s\S*$/);
	const end = space > cut.length - 100 ? space : cut.length;
	return `${cut.slice(0, end).replace(/[\s\uD800-\uDBFF]+$/, "")}…`;
}

/** A mark that there is more; below a fenced block on a line of its own. */
function continued(gist: string): string {
	return /(?:`{3,}|~{3,})[ \t]*$/.test(gist) ? `${gist}\n\n…` : `${gist} …`;
}

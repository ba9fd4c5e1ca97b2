import { atxText } from "../core/markdown/noteParts.ts";

/** What a line of Markdown can give a title, the best first. */
const kinds = ["prose", "heading", "image", "table", "code"] as const;

/** Characters of a line, and of lines that go on, that are looked into. */
const horizon = 1000;

interface Piece {
	readonly kind: (typeof kinds)[number];
	/** One line; may be empty. */
	readonly text: string;
	/** Index of the line behind it. */
	readonly next: number;
}

/**
 * The line of a Markdown text (with `\n` line ends) that says most of what it is about, as inline Markdown without the
 * marks of its block: the first of its prose, wherever that stands; else a heading, the words for an image, the head of
 * a table, a line of code. A line that goes on below with a small letter is taken with that. Empty where nothing says
 * anything. Looks at lines only, without parsing.
 */
export function sayingLine(source: string): string {
	const lines = source.split("\n").map((line) => line.slice(0, horizon));
	const others = new Map<Piece["kind"], string>();
	for (let at = 0; at < lines.length; ) {
		const { kind, text, next } = pieceAt(lines, at);
		if (kind === "prose" && text !== "") return text;
		if (text !== "" && !others.has(kind)) others.set(kind, text);
		at = next;
	}
	const best = kinds.find((kind) => others.has(kind));
	return (best && others.get(best)) ?? "";
}

function pieceAt(lines: readonly string[], at: number): Piece {
	const line = lines[at] ?? "";
	const fence = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
	if (fence) return fenced(lines, at, fence);
	if (/^ {0,3}\|/.test(line) || isTableBelow(lines, at))
		return table(lines, at);
	if (line.startsWith("<!--")) return comment(lines, at);
	const next = at + 1;
	if (/^(?: {4}|\t)/.test(line))
		return { kind: "code", text: asCode(line), next };
	if (/^ {0,3}#{1,6}(?:[ \t]|$)/.test(line))
		return { kind: "heading", text: atxText(line.trim()), next };
	if (isRule(line) || /^ {0,3}\[[^\]]+\]:/.test(line))
		return { kind: "prose", text: "", next };
	return prose(lines, at);
}

function fenced(lines: readonly string[], at: number, fence: string): Piece {
	const closing = new RegExp(`^ {0,3}${fence[0]}{${fence.length},}[ \\t]*$`);
	let end = at + 1;
	while (end < lines.length && !closing.test(lines[end] ?? "")) end++;
	const said = lines.slice(at + 1, end).find((line) => line.trim() !== "");
	return { kind: "code", text: asCode(said ?? ""), next: end + 1 };
}

function asCode(line: string): string {
	const code = line.trim();
	return code === "" || code.includes("`") ? code : `\`${code}\``;
}

/** Whether the line below says that this one is the head of a table. */
function isTableBelow(lines: readonly string[], at: number): boolean {
	const below = lines[at + 1] ?? "";
	return (
		(lines[at] ?? "").includes("|") &&
		/^[ \t|:-]+$/.test(below) &&
		/-/.test(below) &&
		below.includes("|")
	);
}

function table(lines: readonly string[], at: number): Piece {
	let next = at + 1;
	while (next < lines.length && lines[next]?.trim() !== "") next++;
	const cells = (lines[at] ?? "").split("|").map((cell) => cell.trim());
	const text = cells.filter((cell) => /[\p{L}\p{N}]/u.test(cell)).join(", ");
	return { kind: "table", text, next };
}

function comment(lines: readonly string[], at: number): Piece {
	let next = at;
	while (next < lines.length && !lines[next]?.includes("-->")) next++;
	return { kind: "prose", text: "", next: next + 1 };
}

/** A line across the page, or one that underlines a heading. */
function isRule(line: string): boolean {
	return /^ {0,3}(?:=+|-+|(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})[ \t]*$/.test(
		line,
	);
}

function prose(lines: readonly string[], at: number): Piece {
	let text = inline(lines[at] ?? "");
	let next = at + 1;
	while (
		text !== "" &&
		text.length < horizon &&
		/^\p{Ll}/u.test(lines[next] ?? "")
	)
		text += ` ${inline(lines[next++] ?? "")}`;
	const words = text.replace(/!\[[^\]]*\]\([^()]*\)/g, "");
	if (words.trim() === "" && text !== "")
		return { kind: "image", text: wordsForImage(text), next };
	return { kind: "prose", text: words.trim(), next };
}

/** Without marks of lists and quotes, and without HTML that it begins with. */
function inline(line: string): string {
	const text = line
		.trim()
		.replace(
			/^(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?|>[ \t]?)+/,
			"",
		);
	return /^<[/!?A-Za-z]/.test(text)
		? text.replace(/<[^<>:@]*>/g, "").trim()
		: text;
}

/** Those that are given for it, else its file's name. */
function wordsForImage(source: string): string {
	const [, words = "", target = ""] =
		/!\[([^\]]*)\]\(([^()]*)\)/.exec(source) ?? [];
	return words.trim() || (/[^/\\]*$/.exec(target.trim())?.[0] ?? "");
}

import { visibleText } from "../../core/markdown/visibleText.ts";

/**
 * Somebody's plain words as Markdown that says the same: no heading, picture, link, HTML or code block is made of them, what
 * steers a terminal or hides is gone. Code between backticks stays code, and lists stay lists.
 */
export function wordsAsMarkdown(text: string): string {
	return visibleText(text)
		.split("\n")
		.map((line) => escapedStart(escapedInside(evenly(line.trimEnd()))))
		.join("\n");
}

/** Without the white space that makes code of a line. */
function evenly(line: string): string {
	const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
	return (
		" ".repeat(Math.min(indent, 2)) + line.slice(indent).replace(/[ \t]+/g, " ")
	);
}

/** Marks of lists, behind which a block may begin. */
const marks = /^ *(?:(?:[-*+]|\d{1,9}[.)])(?: |$) *)*/;

/** What begins a heading or a quotation, or makes one of the line above. */
function escapedStart(line: string): string {
	if (/^ *[-=]+$/.test(line)) return line.replace(/[-=]/, "\\$&");
	const before = marks.exec(line)?.[0] ?? "";
	const rest = line.slice(before.length);
	return before + (/^(?:#{1,6}(?: |$)|>|[-=]+$)/.test(rest) ? "\\" : "") + rest;
}

/** Escapes outside of code spans; a run of backticks that closes nowhere, and any that could open a block, is text. */
function escapedInside(line: string): string {
	let escaped = "";
	for (let at = 0; at < line.length; ) {
		const tick = line.indexOf("`", at);
		if (tick < 0) return escaped + escapedText(line.slice(at));
		// What stands right before the backticks could escape them.
		escaped += escapedText(line.slice(at, tick + 1)).slice(0, -1);
		const run = /^`+/.exec(line.slice(tick))?.[0] ?? "`";
		const close =
			run.length < 3 ? closeOf(line, run.length, tick + run.length) : -1;
		if (close < 0) {
			escaped += "\\`".repeat(run.length);
			at = tick + run.length;
		} else {
			escaped += line.slice(tick, close + run.length);
			at = close + run.length;
		}
	}
	return escaped;
}

/** Where the next run of just so many backticks begins; -1 where there is none. */
function closeOf(line: string, count: number, from: number): number {
	for (const { 0: run, index } of line.matchAll(/`+/g))
		if (index >= from && run.length === count) return index;
	return -1;
}

function escapedText(text: string): string {
	return text
		.replace(/\\(?=[!-/:-@[-`{-~])/g, "\\\\")
		.replace(/~(?=~)|(?<=~)~/g, "\\~")
		.replace(/<(?=[a-z/!?])/gi, "\\<")
		.replace(/\](?=[([:])/g, "]\\")
		.replace(/&(?=#?\w{1,32};)/g, "\\&");
}

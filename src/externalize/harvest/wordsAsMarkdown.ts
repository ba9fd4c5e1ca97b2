import { visibleText } from "../../core/markdown/visibleText.ts";

/**
 * Somebody's plain words as Markdown that says the same: no heading, picture, link, HTML or code block is made of them, what
 * steers a terminal or hides is gone. Code between backticks stays code, and lists stay lists.
 */
export function wordsAsMarkdown(text: string): string {
	return visibleText(text)
		.split("\n")
		.map((line) => escapedStart(escapedInside(line.trimEnd())))
		.join("\n");
}

/** What begins a heading, a quotation, a code block or a line across. */
function escapedStart(line: string): string {
	return line
		.replace(/^(\s*)(#{1,6}(?=\s|$)|>|~{3,}|=+$|-{2,}$)/, "$1\\$2")
		.replace(/^(?: {4,}|\t+)(?=\S)/, "");
}

/** Escapes outside of code spans; a run of backticks that closes nowhere, and any that could open a block, is text. */
function escapedInside(line: string): string {
	let escaped = "";
	for (let at = 0; at < line.length; ) {
		const tick = line.indexOf("`", at);
		if (tick < 0) return escaped + escapedText(line.slice(at));
		escaped += escapedText(line.slice(at, tick));
		const run = /^`+/.exec(line.slice(tick))?.[0] ?? "`";
		const close = run.length < 3 ? line.indexOf(run, tick + run.length) : -1;
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

function escapedText(text: string): string {
	return text
		.replace(/\\(?=[!-/:-@[-`{-~])/g, "\\\\")
		.replace(/<(?=[a-z/!?])/gi, "\\<")
		.replace(/\[(?=[^[\]]*\][([:])/g, "\\[")
		.replace(/&(?=#?\w{1,32};)/g, "\\&");
}

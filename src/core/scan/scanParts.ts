import { limitFinding, maximumNoteLines } from "../markdown/noteLimits.ts";
import type { NoteParts } from "../markdown/noteParts.ts";
import { readYamlFields } from "../markdown/readYamlFields.ts";
import { isBlank, lineEnd } from "./lineMarks.ts";
import { readPlainFields } from "./readPlainFields.ts";
import { type Refusal, scanBody } from "./scanBody.ts";

/**
 * Finds the parts of a note's head by looking at the first characters of each line, some thirty times as fast as
 * remark. The text must be within `maximumNoteLength`.
 */
export function scanParts(source: string): NoteParts | Refusal {
	// A carriage return alone ends a line too; what is read here has none in it, so that nothing else changes.
	const text = hasLoneReturn(source)
		? source.replace(/\r(?!\n)/g, "\n")
		: source;
	const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
	const opened = afterDashes(text, start);
	const closing = opened < 0 ? undefined : closingDashes(text, opened);
	if (!closing) {
		if (limitFinding(text)) return { tooSlowAt: undefined };
		const state = opened < 0 ? "none" : "unclosed";
		return { frontMatter: { state }, title: undefined, blocks: [] };
	}
	const plain = readPlainFields(text, opened, closing.at, 2);
	if ((!plain || closing.line > maximumNoteLines) && limitFinding(text))
		return { tooSlowAt: undefined };
	const fields = plain ?? readYamlFields(text.slice(opened, closing.at), 2);
	const body = scanBody(text, closing.next, closing.line + 1);
	return "tooSlowAt" in body
		? body
		: { frontMatter: { state: "closed", fields }, ...body };
}

function hasLoneReturn(text: string): boolean {
	for (let at = text.indexOf("\r"); at >= 0; at = text.indexOf("\r", at + 1))
		if (text.charCodeAt(at + 1) !== 10) return true;
	return false;
}

/** Where the line after the `---` line at `at` begins; -1 where no such line stands there. */
function afterDashes(text: string, at: number): number {
	if (!text.startsWith("---", at)) return -1;
	const end = lineEnd(text, at);
	return isBlank(text, at + 3, end) ? Math.min(end + 1, text.length) : -1;
}

/** The line that closes front matter whose content begins at `start`, on line 2. */
function closingDashes(
	text: string,
	start: number,
): { at: number; next: number; line: number } | undefined {
	let line = 2;
	for (let at = start; at < text.length; line++) {
		const next = afterDashes(text, at);
		if (next >= 0) return { at, next, line };
		at = lineEnd(text, at) + 1;
	}
	return undefined;
}

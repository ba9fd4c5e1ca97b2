import { isAnchorInfo } from "../../core/anchor/infoString.ts";
import type { NoteHead } from "../../core/note.ts";
import {
	closesFence,
	fenceAt,
	isBlank,
	lineEnd,
	lineSource,
	type OpenFence,
} from "../../core/scan/lineMarks.ts";
import { fingerprint } from "../fingerprint.ts";

/**
 * What a note says, as 16 hexadecimal digits: its title, prose and discussion without regard to white space, with its kind
 * and status. The rest of the front matter and the quoted code are not in it: a note that is confirmed, tagged or pointed
 * elsewhere says what it said. `text` is the note's whole file.
 */
export function substanceOf(
	text: string,
	{ kind, status }: Pick<NoteHead, "kind" | "status">,
): string {
	const state = status ?? (kind === "question" ? "open" : "accepted");
	const words = wordsOf(text.replace(/\r\n?/g, "\n"));
	return fingerprint(`${kind} ${state} ${words}`);
}

function wordsOf(text: string): string {
	const kept: string[] = [];
	let fence: OpenFence | undefined;
	let isAnchor = false;
	for (let at = afterFrontMatter(text); at < text.length; ) {
		const end = lineEnd(text, at);
		const line = lineSource(text, at, end);
		if (fence) {
			if (!isAnchor) kept.push(line);
			if (closesFence(text, at, end, fence)) {
				fence = undefined;
				isAnchor = false;
			}
		} else {
			fence = fenceAt(text, at, end);
			isAnchor =
				fence !== undefined &&
				isAnchorInfo(lineSource(text, at + fence.size, end));
			if (!isAnchor) kept.push(line);
		}
		at = end + 1;
	}
	return kept.join(" ").replace(/\s+/g, " ").trim();
}

function afterFrontMatter(text: string): number {
	const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
	if (!isDashes(text, start)) return start;
	for (
		let at = lineEnd(text, start) + 1;
		at < text.length;
		at = lineEnd(text, at) + 1
	)
		if (isDashes(text, at)) return lineEnd(text, at) + 1;
	return start;
}

function isDashes(text: string, at: number): boolean {
	return text.startsWith("---", at) && isBlank(text, at + 3, lineEnd(text, at));
}

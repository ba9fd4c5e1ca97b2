import type { TextDocument, TextDocumentChangeEvent } from "vscode";
import {
	type FollowedStretch,
	followWords,
} from "../../core/anchor/followText.ts";
import type { CodeFile } from "../codeFile.ts";

/** Code that hands took out of its own open file and put into another one, before either was saved. */
export interface Guest {
	readonly file: CodeFile;
	readonly document: TextDocument;
	followed: FollowedStretch;
}

/** Shorter words are pasted all day long. */
const tellingLength = 12;

/**
 * Where a change of the document put these words into it; `undefined` where it did not, or put them there more than once,
 * or they say too little to be told from others.
 */
export function guestIn(
	file: CodeFile,
	{ document, contentChanges }: TextDocumentChangeEvent,
	words: string,
): Guest | undefined {
	const [change, ...others] = contentChanges;
	if (!change || others.length > 0 || words.length < tellingLength)
		return undefined;
	const at = change.text.indexOf(words);
	if (at < 0 || change.text.indexOf(words, at + 1) >= 0) return undefined;
	const start = change.rangeOffset + at;
	const stretch = { start, end: start + words.length };
	return { file, document, followed: followWords(stretch, words) };
}

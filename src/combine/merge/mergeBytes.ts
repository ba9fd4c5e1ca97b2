import type { RepoPath } from "../../core/repoPath.ts";
import {
	type DecodedText,
	decodeText,
	encodeText,
	type TextEncoding,
} from "../../core/textEncoding.ts";
import { mergeFile } from "./mergeFile.ts";
import type { MergeSettings, Versions } from "./mergeSettings.ts";

/** What a merge of a file came to. */
export interface MergedBytes {
	readonly bytes: Uint8Array;
	readonly conflicts: number;
}

/**
 * Merges two versions of a file, given and answered as bytes. Versions in several encodings are merged byte by byte. `undefined`:
 * one of them is no text.
 */
export function mergeBytes(
	path: RepoPath,
	{ base, ours, theirs }: Versions<Uint8Array>,
	settings: MergeSettings,
): MergedBytes | undefined {
	const decoded = [base, ours, theirs].map(decodeText);
	if (decoded.some((each) => "binary" in each)) return undefined;
	const encoding = sharedEncoding(decoded);
	const texts = encoding
		? decoded.map(textOf)
		: [base, ours, theirs].map((bytes) => latin1(bytes));
	const [was = "", mine = "", other = ""] = texts;
	const isNarrow = encoding === undefined || encoding === "latin-1";
	const merged = mergeFile(
		path,
		{ base: was, ours: mine, theirs: other },
		isNarrow ? narrowed(settings) : settings,
	);
	return {
		bytes: encodeText(merged.text, encoding ?? "latin-1"),
		conflicts: merged.conflicts,
	};
}

/** That of all that have a text. A byte order mark of UTF-8 is taken for a part of the text. */
function sharedEncoding(
	decoded: readonly DecodedText[],
): TextEncoding | undefined {
	const all = new Set(
		decoded.flatMap((each) =>
			"binary" in each || each.text === ""
				? []
				: [each.encoding === "utf-8-bom" ? "utf-8" : each.encoding],
		),
	);
	const [first = "utf-8"] = all;
	return all.size > 1 ? undefined : first;
}

function textOf(decoded: DecodedText): string {
	if ("binary" in decoded) return "";
	const mark = decoded.encoding === "utf-8-bom" ? "\ufeff" : "";
	return mark + decoded.text;
}

function latin1(bytes: Uint8Array): string {
	let text = "";
	for (let at = 0; at < bytes.length; at += 8192)
		text += String.fromCharCode(...bytes.subarray(at, at + 8192));
	return text;
}

/** Labels in characters that one byte can hold. */
function narrowed(settings: MergeSettings): MergeSettings {
	const narrow = (label: string) => label.replace(/[^\x20-\xff]/gu, "?");
	return {
		...settings,
		ours: narrow(settings.ours),
		theirs: narrow(settings.theirs),
	};
}

import {
	type PreparedText,
	prepareText,
} from "../../core/anchor/preparedText.ts";
import { isTacitError } from "../../core/errors.ts";
import type { FileVersion, History } from "../../core/ports.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { decodeText } from "../../core/textEncoding.ts";
import type { ReadVersion } from "./changedFile.ts";

/** Bytes of a text beyond which nobody is asked about a line of it. */
const largest = 600_000;
/** Texts that are kept: what a commit left is what the next one finds. */
const mostKept = 200;
/** Characters of a line that people still write. */
const longestLine = 4000;

/** Reads versions of files that people write: no binary, no generated, no huge one. Those read last are kept. */
export function versionReader(history: Pick<History, "blob">): ReadVersion {
	const kept = new Map<string, PreparedText | undefined>();
	return async ({ blob }: FileVersion) => {
		if (kept.has(blob)) return kept.get(blob);
		const bytes = await unlessTooLarge(history.blob(blob));
		const text = bytes && bytes.length <= largest ? textOf(bytes) : undefined;
		kept.set(blob, text);
		const [oldest] = kept.keys();
		if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
		return text;
	};
}

/** The text of a file after a commit (full hash), as `versionReader` reads it. */
export async function textAfter(
	history: Pick<History, "show">,
	commit: string,
	path: RepoPath,
): Promise<PreparedText | undefined> {
	const bytes = await unlessTooLarge(history.show(commit, path));
	return bytes && bytes.length <= largest ? textOf(bytes) : undefined;
}

/** What git refuses to hold in memory is a huge one, too. */
async function unlessTooLarge<T>(reading: Promise<T>): Promise<T | undefined> {
	try {
		return await reading;
	} catch (error) {
		if (isTacitError(error, "too-large")) return undefined;
		throw error;
	}
}

function textOf(bytes: Uint8Array): PreparedText | undefined {
	const decoded = decodeText(bytes);
	if (!("text" in decoded)) return undefined;
	const head = decoded.text.slice(0, 2000);
	if (
		/@generated\b|\bcode generated\b.*\bdo not edit\b|\bauto-?generated\b.{0,80}\bdo not (?:edit|modify)\b/i.test(
			head,
		)
	)
		return undefined;
	const prepared = prepareText(decoded.text);
	return prepared.lines.some(({ length }) => length > longestLine)
		? undefined
		: prepared;
}

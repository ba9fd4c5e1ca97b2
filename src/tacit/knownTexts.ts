import { TacitError } from "../core/errors.ts";
import { msg } from "../core/message.ts";
import type { Workspace } from "../core/ports.ts";
import type { RepoPath } from "../core/repoPath.ts";
import { sameBytes } from "../core/sameBytes.ts";
import { decodeText } from "../core/textEncoding.ts";

/** Texts of files, of which the last one of each is in memory: that of long ones takes a while to decode. */
export interface KnownTexts {
	/**
	 * The very same text where the file is as it was. `undefined` for a file that is not there, or is no text. Throws
	 * `unreadable` for one that is neither UTF-8 nor UTF-16: what is read of it otherwise need not be what it says.
	 */
	read(path: RepoPath): Promise<string | undefined>;
	/** Tells what was written; `bytes` is all of the file. */
	wrote(path: RepoPath, text: string, bytes: Uint8Array): void;
}

/** Tells the line, since it may be a single byte that somebody pasted. */
function notUnicode(path: RepoPath, bytes: Uint8Array): TacitError {
	const line = String(lineOfNoUtf8(bytes));
	return new TacitError(
		"unreadable",
		msg`${path} is not in UTF-8: look at line ${line}. Save it as UTF-8, then build it again.`,
	);
}

/** The 1-based line of the first byte that stands for nothing in UTF-8. */
function lineOfNoUtf8(bytes: Uint8Array): number {
	const decoder = new TextDecoder("utf-8", { fatal: true });
	let line = 1;
	for (let start = 0; start < bytes.length; line++) {
		const end = bytes.indexOf(0x0a, start);
		const next = end < 0 ? bytes.length : end + 1;
		try {
			decoder.decode(bytes.subarray(start, next));
		} catch {
			return line;
		}
		start = next;
	}
	return line;
}

/** Knows nothing yet. Throws as `Workspace.read` does. */
export function createKnownTexts(
	workspace: Pick<Workspace, "read">,
): KnownTexts {
	const known = new Map<
		RepoPath,
		{ readonly text: string; readonly bytes: Uint8Array }
	>();
	return {
		async read(path) {
			const content = await workspace.read(path);
			const before = known.get(path);
			if (content && before && sameBytes(content.bytes, before.bytes))
				return before.text;
			known.delete(path);
			const decoded = content && decodeText(content.bytes);
			if (!content || !decoded || !("text" in decoded)) return undefined;
			if (decoded.encoding === "latin-1") throw notUnicode(path, content.bytes);
			known.set(path, { text: decoded.text, bytes: content.bytes });
			return decoded.text;
		},
		wrote: (path, text, bytes) => known.set(path, { text, bytes }),
	};
}

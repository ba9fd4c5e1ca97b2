import type { Workspace } from "../core/ports.ts";
import type { RepoPath } from "../core/repoPath.ts";
import { sameBytes } from "../core/sameBytes.ts";
import { decodeText } from "../core/textEncoding.ts";

/** Texts of files, of which the last one of each is in memory: that of long ones takes a while to decode. */
export interface KnownTexts {
	/** The very same text where the file is as it was. `undefined` for a file that is not there, or is no text. */
	read(path: RepoPath): Promise<string | undefined>;
	/** Tells what was written; `bytes` is all of the file. */
	wrote(path: RepoPath, text: string, bytes: Uint8Array): void;
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
			known.set(path, { text: decoded.text, bytes: content.bytes });
			return decoded.text;
		},
		wrote: (path, text, bytes) => known.set(path, { text, bytes }),
	};
}

import { isNotebookPath } from "../notebook/codeText.ts";
import type { History, Removal } from "../ports.ts";
import type { RepoPath } from "../repoPath.ts";
import { decodeText } from "../textEncoding.ts";

/**
 * The commit that most likely took a line of a file away, which may be gone itself; `undefined` where none did: the last
 * commit still has the line, or none ever had. Throws as `History` does.
 */
export async function removalOfLine(
	history: Pick<History, "show" | "removalOf">,
	path: RepoPath,
	line: string,
): Promise<Removal | undefined> {
	const text = isNotebookPath(path) ? JSON.stringify(line).slice(1, -1) : line;
	const bytes = await history.show("HEAD", path);
	const decoded = bytes && decodeText(bytes);
	return decoded && "text" in decoded && decoded.text.includes(text)
		? undefined
		: history.removalOf(path, text);
}

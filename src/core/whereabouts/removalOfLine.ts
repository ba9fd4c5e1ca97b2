import type { Anchor } from "../anchor/anchor.ts";
import { isNotebookPath } from "../notebook/codeText.ts";
import type { History, Removal } from "../ports.ts";
import type { RepoPath } from "../repoPath.ts";
import { decodeText } from "../textEncoding.ts";

/**
 * The commit that most likely took a line away from an anchor's file, which may be gone itself or have other names since;
 * `undefined` where none did: the last commit still has the line, or none ever had. Throws as `History` does; ends with `signal`.
 */
export async function removalOfLine(
	history: Pick<History, "show" | "removalOf" | "renamesSince">,
	{ path, commit }: Pick<Anchor, "path" | "commit">,
	line: string,
	signal?: AbortSignal,
): Promise<Removal | undefined> {
	const text = isNotebookPath(path) ? JSON.stringify(line).slice(1, -1) : line;
	const names = await namesSince(history, path, commit, signal);
	const bytes = await history.show("HEAD", names.last);
	const decoded = bytes && decodeText(bytes);
	return decoded && "text" in decoded && decoded.text.includes(text)
		? undefined
		: history.removalOf(names.all, text, signal);
}

/** What a file was called since a commit, by git's renames. */
async function namesSince(
	history: Pick<History, "renamesSince">,
	path: RepoPath,
	commit: string | undefined,
	signal: AbortSignal | undefined,
): Promise<{ readonly last: RepoPath; readonly all: readonly RepoPath[] }> {
	const renames = commit
		? (await history.renamesSince([commit], signal))(commit)
		: new Map<RepoPath, RepoPath>();
	const last = renames.get(path) ?? path;
	const former = [...renames].flatMap(([from, to]) =>
		to === last ? [from] : [],
	);
	return { last, all: [...new Set([path, ...former, last])] };
}

import { isTacitError } from "./errors.ts";
import { type Message, msg } from "./message.ts";
import type { History, Workspace } from "./ports.ts";
import type { RepoPath } from "./repoPath.ts";
import { decodeText } from "./textEncoding.ts";

/** The texts of files. */
export interface ReadTexts {
	readonly texts: ReadonlyMap<RepoPath, string>;
	/** With the reason. */
	readonly unreadable: ReadonlyMap<RepoPath, Message>;
}

/** Reads files as texts, but for those that git ignores. One that cannot be read does not hold up the others. */
export async function readTexts(
	paths: readonly RepoPath[],
	workspace: Pick<Workspace, "read">,
	history: Pick<History, "head" | "ignored"> | undefined,
): Promise<ReadTexts> {
	const hasGit = (await history?.head()) !== undefined;
	const ignored = hasGit ? await history?.ignored(paths) : undefined;
	const texts = new Map<RepoPath, string>();
	const unreadable = new Map<RepoPath, Message>();
	for (const path of paths) {
		if (ignored?.has(path)) continue;
		try {
			const content = await workspace.read(path);
			const decoded = content && decodeText(content.bytes);
			if (decoded && "text" in decoded) texts.set(path, decoded.text);
			else unreadable.set(path, msg`“${path}” cannot be read as text.`);
		} catch (error) {
			if (!isTacitError(error)) throw error;
			unreadable.set(path, error.words);
		}
	}
	return { texts, unreadable };
}

import { splitLines, withoutStyle } from "../anchor/preparedText.ts";
import type { Pacer } from "../pacer.ts";
import type { Workspace } from "../ports.ts";
import type { RepoPath } from "../repoPath.ts";
import { decodeText } from "../textEncoding.ts";

/** Larger files are not looked into. */
export const maximumFileBytes = 1_000_000;

/**
 * Which of the lines, each `withoutStyle`, stand in which of the files; files that hold none are left out, and so are
 * binary ones. Each file is read once, however many lines are wanted.
 */
export async function holdersOf(
	wanted: ReadonlySet<string>,
	paths: readonly RepoPath[],
	workspace: Pick<Workspace, "visitFiles">,
	pacer: Pacer,
): Promise<ReadonlyMap<RepoPath, ReadonlySet<string>>> {
	const holders = new Map<RepoPath, ReadonlySet<string>>();
	if (wanted.size === 0) return holders;
	await workspace.visitFiles({
		paths,
		pacer,
		maximumBytes: maximumFileBytes,
		known: () => undefined,
		visit(path, found) {
			if (found.state !== "read") return;
			const decoded = decodeText(found.bytes);
			if (!("text" in decoded)) return;
			const held = new Set<string>();
			for (const line of splitLines(decoded.text)) {
				const bare = withoutStyle(line);
				if (wanted.has(bare)) held.add(bare);
			}
			if (held.size > 0) holders.set(path, held);
		},
	});
	return holders;
}

import { withoutStyles } from "../anchor/preparedText.ts";
import { codeOf, isNotebookPath } from "../notebook/codeText.ts";
import type { Pacer } from "../pacer.ts";
import type { FileVisit, Workspace } from "../ports.ts";
import type { RepoPath } from "../repoPath.ts";
import { decodeText } from "../textEncoding.ts";
import type { OnLooked } from "./lookProgress.ts";

/** Larger files are not looked into. */
export const maximumFileBytes = 1_000_000;

/** Larger notebooks are not: most of one may be pictures. */
const maximumNotebookBytes = 16_000_000;

/**
 * The files in which each of the lines, `withoutStyle`, stands; lines that stand in none are left out. Binary files are
 * not looked into. Each file is read once, however many lines are wanted; `onVisited` is told of each.
 */
export async function holdersOf(
	wanted: ReadonlySet<string>,
	paths: readonly RepoPath[],
	workspace: Pick<Workspace, "visitFiles">,
	pacer: Pacer,
	onVisited?: OnLooked,
): Promise<ReadonlyMap<string, readonly RepoPath[]>> {
	const holders = new Map<string, RepoPath[]>();
	if (wanted.size === 0) return holders;
	let visited = 0;
	const look = {
		pacer,
		known: () => undefined,
		visit(path: RepoPath, found: FileVisit) {
			onVisited?.(++visited, paths.length);
			if (found.state !== "read") return;
			const decoded = decodeText(found.bytes);
			if (!("text" in decoded)) return;
			for (const bare of withoutStyles(codeOf(path, decoded.text).lines)) {
				if (!wanted.has(bare)) continue;
				const files = holders.get(bare);
				if (!files) holders.set(bare, [path]);
				else if (files.at(-1) !== path) files.push(path);
			}
		},
	};
	await workspace.visitFiles({
		...look,
		paths: paths.filter((path) => !isNotebookPath(path)),
		maximumBytes: maximumFileBytes,
	});
	const notebooks = paths.filter(isNotebookPath);
	if (notebooks.length > 0)
		await workspace.visitFiles({
			...look,
			paths: notebooks,
			maximumBytes: maximumNotebookBytes,
		});
	return holders;
}

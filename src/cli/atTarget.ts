import type { RepoPath } from "../core/repoPath.ts";
import { type Here, openHere } from "./openHere.ts";
import { folderAround, readTarget, type Target } from "./readTarget.ts";
import { withLinesOfSymbol } from "./withLinesOfSymbol.ts";

/** What somebody pointed at, and the repository that it lies in. */
export interface AtTarget {
	readonly here: Here;
	readonly path: RepoPath;
	readonly target: Target;
}

/** Opens the repository around what was typed, reads its notes for the task, and closes it. Throws as `readTarget`, `pathOf` and `withLinesOfSymbol` do. */
export async function atTarget(
	typed: string,
	lines: string | undefined,
	task: (at: AtTarget) => Promise<void>,
): Promise<void> {
	const target = readTarget(typed, lines);
	const here = openHere(folderAround(target));
	try {
		const path = here.pathOf(target.place);
		await here.tacit.load([path]);
		await task({
			...{ here, path },
			target: await withLinesOfSymbol(here, path, target),
		});
	} finally {
		here.dispose();
	}
}

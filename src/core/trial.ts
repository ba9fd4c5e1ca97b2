import { ownCopy } from "./ownCopy.ts";
import { type RepoPath, resolveRepoPath } from "./repoPath.ts";

/** What a note or a step of a tour offers to be run. It names something of the workspace, and is no command itself. */
export type Trial =
	| {
			/** A task or a launch configuration of the workspace. */
			readonly kind: "task" | "launch";
			/** As the editor lists it; of a task its source may stand before it (`npm: test`, `npm test`). */
			readonly name: string;
	  }
	| {
			/** The tests in a file. */
			readonly kind: "test";
			readonly path: RepoPath;
	  };

/** Longer names are nobody's. */
const longestName = 300;

/**
 * Reads `task <name>`, `launch <name>` or `test <file>`, the file as seen from `folder`. `undefined` for anything else, and for a
 * file that is outside of the repository, or in git's own folder.
 */
export function readTrial(text: string, folder: RepoPath): Trial | undefined {
	const [, kind, rest = ""] =
		/^(task|launch|test)\s+(\S[^\p{Cc}]*)$/u.exec(text.trim()) ?? [];
	const name = ownCopy(rest.trim());
	if (kind === undefined || name.length > longestName) return undefined;
	if (kind !== "test") return { kind: kind === "task" ? kind : "launch", name };
	const path = resolveRepoPath(folder, name);
	const isOwn = path && !/(?:^|\/)\.git(?:\/|$)/i.test(path);
	return isOwn ? { kind, path: ownCopy(path) as RepoPath } : undefined;
}

/** As `readTrial` reads it from the root folder. */
export function trialText(trial: Trial): string {
	return trial.kind === "test"
		? `test ${trial.path}`
		: `${trial.kind} ${trial.name}`;
}

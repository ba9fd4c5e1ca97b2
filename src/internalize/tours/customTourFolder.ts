import { parse } from "jsonc-parser";
import {
	type RepoPath,
	repoRoot,
	resolveRepoPath,
} from "../../core/repoPath.ts";

/** The folder for tours that the settings of VS Code name, in their text; `undefined` where they name none in the repository. */
export function customTourFolder(settings: string): RepoPath | undefined {
	const read: unknown = parse(settings);
	const named =
		typeof read === "object" && read !== null
			? Object.entries(read).find(
					([key]) => key === "codetour.customTourDirectory",
				)?.[1]
			: undefined;
	const folder =
		typeof named === "string" ? resolveRepoPath(repoRoot, named) : undefined;
	return folder || undefined;
}

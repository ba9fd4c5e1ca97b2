import type { UnrankedFinding } from "../../combine/check/checkFinding.ts";
import { shippedFindings } from "../../combine/check/shippedFindings.ts";
import { isSetupFile } from "../../combine/teamSetup/setupTree.ts";
import { readTexts } from "../../core/readTexts.ts";
import { folderOf, isWithin, type RepoPath } from "../../core/repoPath.ts";
import type { TacitBase } from "../base.ts";

/**
 * The packages that would bring notes to their users: all, or those of which `changed` says that their file, or a note below
 * it, is another. Nothing without git.
 */
export async function shippedNotes(
	{ index, workspace, historyIfAny }: TacitBase,
	changed?: {
		readonly paths: ReadonlySet<RepoPath>;
		readonly notes: ReadonlySet<RepoPath>;
	},
): Promise<readonly UnrankedFinding[]> {
	const notes = [...index.paths("published")];
	if (!historyIfAny || notes.length === 0) return [];
	if (
		changed &&
		changed.notes.size === 0 &&
		![...changed.paths].some(isSetupFile)
	)
		return [];
	const wanted = [...(await historyIfAny.workTree()).keys()].filter(
		isSetupFile,
	);
	const { texts } = await readTexts(wanted, workspace, historyIfAny);
	return shippedFindings(texts, notes).filter(
		({ path }) =>
			!changed ||
			changed.paths.has(path) ||
			changed.paths.has(manifestBeside(path)) ||
			[...changed.notes].some((note) => isWithin(folderOf(path), note)),
	);
}

/** An `.npmignore` that is not there yet is wanted for the sake of its `package.json`. */
function manifestBeside(path: RepoPath): RepoPath {
	const folder = folderOf(path);
	return (
		folder === "" ? "package.json" : `${folder}/package.json`
	) as RepoPath;
}

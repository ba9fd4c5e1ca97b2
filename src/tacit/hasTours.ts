import type { RepoPath } from "../core/repoPath.ts";
import { isTourName, tourFolders } from "../internalize/tours/tourPaths.ts";
import type { TacitBase } from "./base.ts";

/** Whether a repository has a file of a tour. Without git it is looked for only where tours usually lie. Reads none. */
export async function hasTours({
	workspace,
	historyIfAny,
}: Pick<TacitBase, "workspace" | "historyIfAny">): Promise<boolean> {
	for (const folder of tourFolders)
		for (const { path } of await workspace.listFolder(folder as RepoPath))
			if (isTourName(path)) return true;
	if (!(await historyIfAny?.head())) return false;
	for (const path of (await historyIfAny?.workTree())?.keys() ?? [])
		if (isTourName(path)) return true;
	return false;
}

import { realpathSync } from "node:fs";
import path from "node:path";
import { type FindGitOptions, findGit, type GitPlace } from "./findGit.ts";
import { GitRunner } from "./gitRunner.ts";
import { hooksFolderQuestion } from "./questions/hooksFolderQuestion.ts";

/**
 * Whose a folder of hooks is. `own`: it lies in the git directory, for this clone alone. `husky`: Husky's, which runs what
 * lies in `.husky`. `repository`: it lies in the work tree, for all who have it. `elsewhere`: for other repositories, too.
 */
export type HooksOwner = "own" | "husky" | "repository" | "elsewhere";

/** Where a repository's hooks lie. */
export interface HooksPlace extends GitPlace {
	/** In which people write them. Absolute, symbolic links resolved as far as it exists. */
	readonly folder: string;
	readonly owner: HooksOwner;
}

/**
 * Asks git, which knows `core.hooksPath`. `undefined` where there is no work tree around `folder` (absolute), or no git.
 * Throws as `findGit`. The paths have their symbolic links resolved.
 */
export async function hooksPlace(
	folder: string,
	options: FindGitOptions = {},
): Promise<HooksPlace | undefined> {
	const found = await findGit(folder, options);
	if (found.found !== "repository") return undefined;
	const { binary, root, gitDir, commonDir } = found;
	const environment = options.environment ?? process.env;
	const runner = new GitRunner({ binary, folder: root, environment });
	const told = await runner.ask(hooksFolderQuestion);
	const place = {
		root: resolved(root),
		gitDir: resolved(gitDir),
		commonDir: resolved(commonDir),
	};
	const hooks = resolved(path.resolve(root, told));
	const husky = path.join(place.root, ".husky");
	if (hooks === husky || hooks === path.join(husky, "_"))
		return { ...place, folder: husky, owner: "husky" };
	const owner = isBelow(place.commonDir, hooks)
		? "own"
		: isBelow(place.root, hooks)
			? "repository"
			: "elsewhere";
	return { ...place, folder: hooks, owner };
}

function isBelow(folder: string, place: string): boolean {
	const below = path.relative(folder, place);
	return !path.isAbsolute(below) && below.split(path.sep)[0] !== "..";
}

/** As far as it exists. */
function resolved(place: string): string {
	try {
		return realpathSync(place);
	} catch {
		const above = path.dirname(place);
		return above === place
			? place
			: path.join(resolved(above), path.basename(place));
	}
}

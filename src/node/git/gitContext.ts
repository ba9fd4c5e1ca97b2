import type { GitPlace } from "./findGit.ts";
import type { GitRunner } from "./gitRunner.ts";
import type { ObjectReader } from "./objectReader.ts";

/** What the parts of the history need of one opened repository. */
export interface GitContext extends GitPlace {
	readonly git: GitRunner;
	readonly objects: ObjectReader;
}

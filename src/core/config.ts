import type { RepoPath } from "./repoPath.ts";

/** What a team settled in `.tacit/config.yaml`; the command line and every editor obey it. */
export interface TeamConfig {
	/** `beside`: notes lie in a `.tacit` folder beside their code. `root`: all in the root's `.tacit`, mirroring the tree. */
	readonly layout: "beside" | "root";
}

/** Where the team's settings lie. */
export const configPath = ".tacit/config.yaml" as RepoPath;

/** What holds where nothing is settled. */
export const defaultConfig: TeamConfig = { layout: "beside" };

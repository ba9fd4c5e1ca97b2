import type { RepoPath } from "../../core/repoPath.ts";

/** What the scanner's process is asked, once. */
export interface ScanRequest {
	/** Of the repository, absolute. */
	readonly root: string;
	readonly paths: readonly RepoPath[];
}

/** What it answers, several times. */
export interface ScanReply {
	/** Shelves as `formatShelf` writes them. */
	readonly text: string;
	/** How many of the paths are done. */
	readonly done: number;
}

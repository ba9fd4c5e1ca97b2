import type { RepoPath } from "../../core/repoPath.ts";

/** Where a team remembers which texts are not to be put side by side again. */
export const apartPath = ".tacit/apart.yaml" as RepoPath;

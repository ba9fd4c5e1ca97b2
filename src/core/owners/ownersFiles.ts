import type { RepoPath } from "../repoPath.ts";

/** Whose reading of the format holds. */
export type OwnersHost = "github" | "gitlab";

/** Where GitHub looks for the file of code owners, in its order; the first that exists counts. */
export const githubOwnersFiles: readonly RepoPath[] = [
	".github/CODEOWNERS",
	"CODEOWNERS",
	"docs/CODEOWNERS",
] as RepoPath[];

/** Where GitLab looks, in its order; the first that exists counts. */
export const gitlabOwnersFiles: readonly RepoPath[] = [
	"CODEOWNERS",
	"docs/CODEOWNERS",
	".gitlab/CODEOWNERS",
] as RepoPath[];

/** What only a repository on GitLab has. */
export const gitlabMarks: readonly RepoPath[] = [
	".gitlab-ci.yml",
	".gitlab/CODEOWNERS",
] as RepoPath[];

import type { RepoPath } from "../../core/repoPath.ts";

/** More pathspecs than these cost more than they spare: git compares each of them with each file it knows. */
const few = 64;

/**
 * Pathspecs that match at least `paths`: each of them while they are few, else all that lies in a `.tacit` folder,
 * and the others; empty (everything) when the others are many too. The answer is to be sifted.
 */
export function notePathspecs(paths: readonly RepoPath[]): readonly string[] {
	if (paths.length <= few) return paths.map(literal);
	const others = paths.filter((path) => !/(?:^|\/)\.tacit\//.test(path));
	if (others.length > few) return [];
	return [":(top,glob)**/.tacit/**", ...others.map(literal)];
}

/** Pathspecs that match everything but what lies in a `.tacit` folder. */
export const codePathspecs: readonly string[] = [
	":(top)",
	":(top,exclude,glob)**/.tacit/**",
];

function literal(path: RepoPath): string {
	return `:(top,literal)${path}`;
}

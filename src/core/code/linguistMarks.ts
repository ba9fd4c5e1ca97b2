import { ownersPattern } from "../owners/ownersPattern.ts";
import type { RepoPath } from "../repoPath.ts";

/** Lines that are read, at most. */
const mostLines = 2000;

/**
 * Whether the root's `.gitattributes` marks a file as generated or vendored, as GitHub reads it (`linguist-generated`,
 * `linguist-vendored`): the last line that speaks of either counts.
 *
 * @see https://github.com/github-linguist/linguist/blob/main/docs/overrides.md
 */
export function linguistMarks(
	gitattributes: string,
): (path: RepoPath) => boolean {
	const marks = gitattributes
		.split(/\r?\n/, mostLines)
		.flatMap((line) => {
			const [pattern = "", ...attributes] = line.trim().split(/\s+/);
			if (pattern === "" || /^[#"[]/.test(pattern)) return [];
			const said = attributes.flatMap((each) => {
				const [, not, value] =
					/^([-!]?)linguist-(?:generated|vendored)(?:=(\w+))?$/.exec(each) ??
					[];
				return not === undefined ? [] : [not === "" && value !== "false"];
			});
			// A file of which one is true is not the people's work, whatever the other is.
			return said.length > 0
				? [{ fits: ownersPattern(pattern, "github"), is: said.includes(true) }]
				: [];
		})
		.reverse();
	return (path) => marks.find(({ fits }) => fits(path))?.is ?? false;
}

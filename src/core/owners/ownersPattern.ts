import type { RepoPath } from "../repoPath.ts";
import type { OwnersHost } from "./ownersFiles.ts";

/**
 * Whether a pattern of a file of code owners fits a file, as its host reads it: `*` and `?` stop at a `/`, `**` between
 * slashes does not; a pattern that ends with `/` means all that is below. GitHub reads a `/` inside of a pattern as from the
 * root and a name as a folder's, too (`docs` is `docs/` then), but `docs/*` as what lies directly there; GitLab reads
 * whatever does not begin with `/` as anywhere, and a folder only by its `/`. Takes at most as many steps as pattern and path
 * have characters, multiplied.
 *
 * @see https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 * @see https://docs.gitlab.com/user/project/codeowners/reference/
 */
export function ownersPattern(
	pattern: string,
	host: OwnersHost,
): (path: RepoPath) => boolean {
	const wanted = partsOf(pattern, host);
	return (path) => fits(wanted, path.split("/"));
}

const anyParts = "**";

function partsOf(pattern: string, host: OwnersHost): readonly string[] {
	const isBelow = pattern.endsWith("/");
	const bare = pattern.replace(/^\//, "").replace(/\/$/, "");
	const parts = bare === "" ? [] : bare.split("/");
	const isRooted =
		pattern.startsWith("/") || (host === "github" && parts.length > 1);
	const last = parts.at(-1);
	// GitHub: the name may be a folder's; not so behind a star, which fits what lies directly there.
	const mayBeFolder =
		host === "github" &&
		last !== undefined &&
		last !== anyParts &&
		!(last === "*" && parts.length > 1);
	return [
		...(isRooted || parts[0] === anyParts ? [] : [anyParts]),
		...parts,
		...(isBelow ? [anyParts, "*"] : mayBeFolder ? [anyParts] : []),
	];
}

/** Goes through both a row at a time: `reached[at]` says whether the first `at` parts of the path are fitted so far. */
function fits(wanted: readonly string[], parts: readonly string[]): boolean {
	let reached = parts.map(() => false);
	reached.unshift(true);
	for (const part of wanted) {
		if (part === anyParts) {
			const first = reached.indexOf(true);
			reached = reached.map((_, at) => first >= 0 && at >= first);
		} else
			reached = reached.map(
				(_, at) =>
					at > 0 &&
					reached[at - 1] === true &&
					fitsPart(part, parts[at - 1] ?? ""),
			);
	}
	return reached.at(-1) === true;
}

/** Without recursion: at a mismatch the last star takes one more character. */
function fitsPart(wanted: string, part: string): boolean {
	let at = 0;
	let star = -1;
	let resume = 0;
	let of = 0;
	while (of < part.length) {
		const isEscaped = wanted[at] === "\\" && at + 1 < wanted.length;
		if (!isEscaped && wanted[at] === "*") {
			star = at++;
			resume = of;
		} else if (
			isEscaped ? wanted[at + 1] === part[of] : fitsOne(wanted[at], part[of])
		) {
			at += isEscaped ? 2 : 1;
			of++;
		} else if (star >= 0) {
			at = star + 1;
			of = ++resume;
		} else return false;
	}
	while (wanted[at] === "*") at++;
	return at === wanted.length;
}

function fitsOne(wanted: string | undefined, one: string | undefined): boolean {
	return wanted !== undefined && (wanted === "?" || wanted === one);
}

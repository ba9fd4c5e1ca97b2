import type { ChangedFile, FileVersion } from "../../../src/core/ports.ts";
import { parseRepoPath } from "../../../src/core/repoPath.ts";
import { git } from "../withClone.ts";
import { codeEndings } from "./functionsIn.ts";

const submodule = "160000";

/** The newest `count` of a commit's first parents and itself, behind the one before them, the oldest first (full hashes). */
export function firstParents(
	root: string,
	tip: string,
	count: number,
): readonly string[] {
	const most = `--max-count=${count + 1}`;
	return git(root, "rev-list", "--first-parent", most, tip)
		.split("\n")
		.toReversed();
}

/** What each of the commits but the first changed in files of code against its first parent, renames paired, in their order. */
export function changesOfRange(
	root: string,
	commits: readonly string[],
): readonly {
	readonly commit: string;
	readonly changes: readonly ChangedFile[];
}[] {
	const told = git(
		...[root, "log", "--first-parent", "--diff-merges=first-parent"],
		...["--reverse", "--raw", "-z", "-M", "--no-abbrev"],
		...["--format=%x01%H", `${commits[0]}..${commits.at(-1)}`],
		// Of other files a snapshot may lack the large ones, which git would read to pair them.
		...["--", ...codeEndings.map((ending) => `*.${ending}`)],
	);
	return told
		.split("\u0001")
		.slice(1)
		.map((part) => {
			const [commit = "", ...fields] = part.split(/[\0\n]/);
			return { commit, changes: changesIn(fields.filter((it) => it !== "")) };
		});
}

function changesIn(fields: readonly string[]): readonly ChangedFile[] {
	const changes: ChangedFile[] = [];
	const left = fields[Symbol.iterator]();
	for (let head = left.next(); !head.done; head = left.next()) {
		const [from = "", to = "", then = "", now = "", letter = ""] = head.value
			.slice(1)
			.split(" ");
		const first: string = left.next().value ?? "";
		const second: string = /^[RC]/.test(letter)
			? (left.next().value ?? "")
			: first;
		if (from === submodule || to === submodule) continue;
		const version = (path: string, blob: string): FileVersion | undefined => {
			const known = parseRepoPath(path);
			return known === undefined ? undefined : { path: known, blob };
		};
		changes.push({
			before: letter === "A" ? undefined : version(first, then),
			after: letter === "D" ? undefined : version(second, now),
		});
	}
	return changes;
}

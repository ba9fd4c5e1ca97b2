import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";
import { splitNul } from "../splitNul.ts";

/** Where HEAD stands, and what differs from it. */
export interface ToldStatus {
	/** HEAD's commit; `undefined` before the first one. */
	readonly commit: string | undefined;
	/** Short branch name; `undefined` when detached. */
	readonly branch: string | undefined;
	/** Paths of which HEAD, the index and the work tree do not all hold the same. Untracked ones are not among them. */
	readonly changed: ReadonlySet<string>;
}

/** Asks where HEAD stands and which known files that `pathspecs` match differ from it. */
export function statusQuestion(
	pathspecs: readonly string[],
): GitQuestion<ToldStatus> {
	return {
		purpose: msg`compare the files with the last commit`,
		commands: [
			"status",
			"--porcelain=v2",
			"-z",
			"--branch",
			"--no-ahead-behind",
			"--no-renames",
			"--untracked-files=no",
			"--ignore-submodules=all",
			"--",
			...pathspecs,
		],
		parse: parseStatus,
	};
}

function parseStatus(output: Buffer): ToldStatus {
	let commit: string | undefined;
	let branch: string | undefined;
	const changed = new Set<string>();
	for (const line of splitNul(output)) {
		const header = /^# branch\.(oid|head) (.+)$/s.exec(line);
		if (header?.[1] === "oid" && header[2] !== "(initial)") commit = header[2];
		// A branch can bear the name “(detached)”: then the sharing of notes sees it as no branch, and loses nothing.
		if (header?.[1] === "head" && header[2] !== "(detached)")
			branch = header[2];
		// Changed: 1 XY sub mH mI mW hH hI path. Unmerged: u XY sub m1 m2 m3 mW h1 h2 h3 path.
		const path = /^(?:1(?: \S+){7}|u(?: \S+){9}) (.+)$/s.exec(line)?.[1];
		if (path !== undefined) changed.add(path);
	}
	return { commit, branch, changed };
}

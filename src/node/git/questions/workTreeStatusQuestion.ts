import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";
import { codePathspecs } from "../notePathspecs.ts";
import { splitNul } from "../splitNul.ts";

/** How the files of the work tree, notes left out, differ from the index. */
export interface WorkTreeStatus {
	/** Known to git, and other than in the index or in conflict; those that are gone too. */
	readonly changed: ReadonlySet<string>;
	/** Known to git, and not there. */
	readonly gone: ReadonlySet<string>;
	/** Unknown to git, and not ignored. */
	readonly untracked: ReadonlySet<string>;
}

/** Asks which files of the work tree are other than in the index; notes left out. */
export const workTreeStatusQuestion: GitQuestion<WorkTreeStatus> = {
	purpose: msg`compare the files with the index`,
	commands: [
		"status",
		"--porcelain=v2",
		"-z",
		"--no-renames",
		"--untracked-files=all",
		"--ignore-submodules=all",
		"--",
		...codePathspecs,
	],
	parse: parseWorkTreeStatus,
};

function parseWorkTreeStatus(output: Buffer): WorkTreeStatus {
	const changed = new Set<string>();
	const gone = new Set<string>();
	const untracked = new Set<string>();
	for (const line of splitNul(output)) {
		if (line.startsWith("? ")) {
			untracked.add(line.slice(2));
			continue;
		}
		// Changed: 1 XY sub mH mI mW hH hI path. Unmerged: u XY sub m1 m2 m3 mW h1 h2 h3 path.
		const [, kind, state, path] =
			/^(1) .(.)(?: \S+){6} (.+)$/s.exec(line) ??
			/^(u) .(.)(?: \S+){8} (.+)$/s.exec(line) ??
			[];
		if (path === undefined) continue;
		if (kind === "u" || state !== ".") changed.add(path);
		if (state === "D") gone.add(path);
	}
	return { changed, gone, untracked };
}

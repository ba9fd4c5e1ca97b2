import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";
import { splitNul } from "../splitNul.ts";

/** A side of a file's change, as git tells it: nothing checked. */
export interface ToldVersion {
	/** Six digits, zeros where there is no file; 160000 for a submodule. */
	readonly mode: string;
	readonly blob: string;
	readonly path: string;
}

/** A commit with what it did to files, as git tells it. */
export interface ToldWholeCommit {
	readonly hash: string;
	readonly parents: readonly string[];
	readonly name: string;
	readonly email: string;
	/** Of authorship, `YYYY-MM-DD`. */
	readonly date: string;
	readonly message: string;
	readonly files: readonly Sides[];
}

type Sides = readonly [before: ToldVersion, after: ToldVersion];

/**
 * Asks for the last `most` commits of a range (checked), children before their parents, and what each did to files, renames
 * paired. Of merges only who they join is told. `isQuick`: git may tell a parent before its children, where clocks were
 * wrong; to be sure it walks all of history where it keeps no graph of it.
 */
export function commitsInQuestion(
	range: string,
	most: number,
	isQuick = false,
): GitQuestion<readonly ToldWholeCommit[]> {
	return {
		purpose: msg`list the commits of ${range}`,
		commands: [
			"log",
			"-z",
			`--max-count=${Math.max(0, Math.trunc(most))}`,
			...(isQuick ? [] : ["--date-order"]),
			"-M",
			"--raw",
			"--no-abbrev",
			"--no-ext-diff",
			"--no-textconv",
			"--date=short",
			// Names and addresses as the mailmap has them.
			"--format=%H%x00%P%x00%aN%x00%aE%x00%ad%x00%B",
			range,
			"--",
		],
		parse: parseCommits,
	};
}

/** Commits of six parts; each may be followed by what it did to files: modes, blobs and a letter, then a path or two. */
function parseCommits(output: Buffer): readonly ToldWholeCommit[] {
	const commits: (ToldWholeCommit & { readonly files: Sides[] })[] = [];
	const parts = splitNul(output)[Symbol.iterator]();
	const next = () => parts.next().value ?? "";
	for (let part = parts.next(); !part.done; part = parts.next()) {
		// git parts commits, and a commit from its files, by line ends of its own.
		const text = part.value.trim();
		if (/^[0-9a-f]{40,64}$/.test(text)) {
			const parents = next().split(" ").filter(Boolean);
			commits.push({
				...{ hash: text, parents, name: next(), email: next() },
				...{ date: next(), message: next(), files: [] },
			});
			continue;
		}
		const raw = /^:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) ([A-Z])\d*$/.exec(
			text,
		);
		if (!raw) continue;
		const [, mode1 = "", mode2 = "", blob1 = "", blob2 = "", letter] = raw;
		const from = next();
		const to = letter === "R" || letter === "C" ? next() : from;
		commits.at(-1)?.files.push([
			{ mode: mode1, blob: blob1, path: from },
			{ mode: mode2, blob: blob2, path: to },
		]);
	}
	return commits;
}

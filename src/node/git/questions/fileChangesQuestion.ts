import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";
import { splitNul } from "../splitNul.ts";

/** A commit that changed a file, as git tells it: paths as they are, nothing checked. */
export interface ToldChange {
	readonly commit: string;
	readonly hasParent: boolean;
	readonly name: string;
	readonly email: string;
	/** Of authorship, `YYYY-MM-DD`. */
	readonly date: string;
	readonly message: string;
	/** Blob and path before and after; a blob of zeros where there is none. */
	readonly before: readonly [blob: string, path: string];
	readonly after: readonly [blob: string, path: string];
}

/**
 * Asks for the last `most` commits reachable from HEAD that changed the file at `path`, the newest first, through its
 * renames as git pairs them; for those before the commit `until`, where it is given. Merges are left out: what they take over was changed in another commit.
 */
export function fileChangesQuestion(
	path: string,
	most: number,
	until?: string,
): GitQuestion<readonly ToldChange[]> {
	return {
		purpose: msg`list the commits that changed a file`,
		commands: [
			"log",
			"-z",
			`--max-count=${most}`,
			"--follow",
			"-M",
			"--raw",
			"--no-abbrev",
			"--no-merges",
			"--no-ext-diff",
			"--no-textconv",
			"--date=short",
			// Names and addresses as the mailmap has them.
			"--format=%H%x00%P%x00%aN%x00%aE%x00%ad%x00%B",
			until === undefined ? "HEAD" : `${until}^`,
			"--",
			`:(top,literal)${path}`,
		],
		// 128: no commit yet, or none before.
		accepts: [0, 128],
		parse: (output, exitCode) => (exitCode === 0 ? parseChanges(output) : []),
	};
}

/** Commits of six parts; each may be followed by what it did to the file: modes, blobs and a letter, then a path or two. */
function parseChanges(output: Buffer): readonly ToldChange[] {
	const changes: ToldChange[] = [];
	const parts = splitNul(output)[Symbol.iterator]();
	const next = () => parts.next().value ?? "";
	for (let part = parts.next(); !part.done; part = parts.next()) {
		// git ends a commit with a NUL of its own before the next one.
		const commit = part.value.trim();
		if (!/^[0-9a-f]{40,64}$/.test(commit)) continue;
		const told = {
			commit,
			hasParent: next() !== "",
			...{ name: next(), email: next(), date: next(), message: next() },
		};
		const raw = /^:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) ([A-Z])\d*$/.exec(
			next().trim(),
		);
		const [, before, after, letter] = raw ?? [];
		if (before === undefined || after === undefined) continue;
		const from = next();
		const to = letter === "R" || letter === "C" ? next() : from;
		changes.push({ ...told, before: [before, from], after: [after, to] });
	}
	return changes;
}

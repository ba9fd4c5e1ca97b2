import { msg } from "../../../core/message.ts";
import type { Resolution } from "../../../core/ports.ts";
import { parseRepoPath, type RepoPath } from "../../../core/repoPath.ts";
import type { GitQuestion } from "../gitQuestion.ts";

/** Bytes of an answer that are read: what a merge of two years brings is no one's choice. */
const mostBytes = 20_000_000;

/**
 * Asks what merges (ids) made of their conflicts. Git (from 2.36 on) merges anew and compares that, marks of conflicts
 * included, with what somebody made of it. An older git does not know the option: `undefined`.
 */
export function resolutionsQuestion(
	merges: readonly string[],
): GitQuestion<ReadonlyMap<string, readonly Resolution[]> | undefined> {
	return {
		purpose: msg`compare merges with their conflicts`,
		commands: [
			...["log", "--no-walk=unsorted", "--stdin"],
			...["--remerge-diff", "--diff-merges=remerge"],
			...["--no-ext-diff", "--no-textconv", "--no-color", "--no-renames"],
			// Conflicts whole, though a line amid them may have stayed.
			...["--unified=3", "--inter-hunk-context=60"],
			"--src-prefix=a/",
			"--dst-prefix=b/",
			"--format=%x00%H",
		],
		input: `${merges.join("\n")}\n`,
		accepts: [0, 128, 129],
		parse: (output, exitCode) =>
			exitCode === 0
				? parseResolutions(output.subarray(0, mostBytes).toString("utf8"))
				: undefined,
	};
}

/** Reads the comparison; exported for tests. */
export function parseResolutions(
	output: string,
): ReadonlyMap<string, readonly Resolution[]> {
	const all = new Map<string, readonly Resolution[]>();
	for (const part of output.split("\0").slice(1)) {
		const [hash = "", ...lines] = part.split("\n");
		if (/^[0-9a-f]{40,64}$/.test(hash)) all.set(hash, resolutionsIn(lines));
	}
	return all;
}

function resolutionsIn(lines: readonly string[]): readonly Resolution[] {
	const found: Resolution[] = [];
	let path: RepoPath | undefined;
	let walk: ConflictWalk | undefined;
	for (const line of lines) {
		if (line.startsWith("diff --git ")) {
			path = undefined;
			walk = undefined;
		} else if (!walk && line.startsWith("+++ ")) {
			// Git ends a path with white space by a tab.
			const told = /^\+\+\+ b\/(.*?)\t?$/.exec(line)?.[1];
			path = told === undefined ? undefined : parseRepoPath(told);
		} else if (line.startsWith("@@ ")) {
			const start = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/.exec(line);
			const first = Number(start?.[1] ?? 1);
			// Of no lines, git names the line before.
			const next = start?.[2] === "0" ? first + 1 : first;
			walk = new ConflictWalk(next, found, path);
		} else walk?.step(line);
	}
	return found;
}

/** Goes along one hunk. The old side has the marks, the new side what somebody made of them. */
class ConflictWalk {
	readonly #found: Resolution[];
	readonly #path: RepoPath | undefined;
	/** The line of the new text that comes next, 1-based. */
	#next: number;
	#side: "ours" | "base" | "theirs" | undefined;
	#ours: string[] = [];
	#theirs: string[] = [];
	#start = 0;
	/** The conflict that ended last, while lines that took its place may follow. */
	#open: { start: number } | undefined;

	constructor(next: number, found: Resolution[], path: RepoPath | undefined) {
		this.#next = next;
		this.#found = found;
		this.#path = path;
	}

	step(line: string): void {
		const [mark = ""] = line;
		const text = line.slice(1);
		if (mark === "+") {
			this.#next++;
			if (this.#open) this.#extend();
			return;
		}
		if (mark !== "-" && mark !== " ") return;
		if (mark === " ") this.#open = undefined;
		this.#old(text);
		if (mark === " ") this.#next++;
	}

	#old(text: string): void {
		if (/^<{7}(?: |$)/.test(text)) {
			this.#side = "ours";
			this.#ours = [];
			this.#theirs = [];
			this.#start = this.#next;
			this.#open = undefined;
		} else if (this.#side === "ours" && /^\|{7}(?: |$)/.test(text))
			this.#side = "base";
		else if (
			(this.#side === "ours" || this.#side === "base") &&
			/^={7}$/.test(text.trimEnd())
		)
			this.#side = "theirs";
		else if (this.#side === "theirs" && /^>{7}(?: |$)/.test(text)) this.#end();
		else if (this.#side === "ours") this.#ours.push(text);
		else if (this.#side === "theirs") this.#theirs.push(text);
	}

	#end(): void {
		this.#side = undefined;
		if (this.#path === undefined) return;
		this.#open = { start: this.#start };
		this.#found.push({
			path: this.#path,
			lines: this.#lines(this.#start),
			...{ ours: this.#ours, theirs: this.#theirs },
		});
	}

	#extend(): void {
		const last = this.#found.pop();
		if (last && this.#open)
			this.#found.push({ ...last, lines: this.#lines(this.#open.start) });
	}

	#lines(start: number): Resolution["lines"] {
		const end = this.#next - 1;
		if (end >= start) return { start, end };
		const before = Math.max(1, start - 1);
		return { start: before, end: before };
	}
}

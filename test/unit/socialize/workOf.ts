import type { Person } from "../../../src/core/person.ts";
import type { WorkCommit, WorkedFile } from "../../../src/core/ports.ts";
import type { RepoPath } from "../../../src/core/repoPath.ts";
import { WorkLog } from "../../../src/socialize/work/workLog.ts";

/** Somebody by a first name. */
export function person(name: string): Person {
	return {
		name: `${name} Example`,
		email: `${name.toLowerCase()}@example.org`,
	};
}

/** What a test says of a commit. */
export interface Worked {
	readonly by: string;
	/** 0 when left out. */
	readonly day?: number;
	readonly with?: readonly string[];
	readonly subject?: string;
	/** Paths that are changed; `a > b` is moved with changes, `a => b` merely moved, `-a` removed, `+a` added. */
	readonly files?: readonly string[];
}

/** A commit, `at` which its hash is made of. */
export function commitOf(worked: Worked, at: number): WorkCommit {
	return {
		hash: hashAt(at),
		day: worked.day ?? 0,
		author: person(worked.by),
		writtenEmail: `${worked.by.toLowerCase()}@example.org`,
		coAuthors: (worked.with ?? []).map(
			(name) => `${name} Example <${name.toLowerCase()}@example.org>`,
		),
		subject: worked.subject ?? "Work",
		files: (worked.files ?? []).map(fileOf),
	};
}

/** The hash of the commit that is added as the `at`th, from 0. */
export function hashAt(at: number): string {
	return at.toString(16).padStart(16, "0").padEnd(40, "0");
}

/** A log of commits, added in this order. */
export function workOf(...commits: readonly Worked[]): WorkLog {
	const log = new WorkLog();
	for (const [at, commit] of commits.entries()) log.add(commitOf(commit, at));
	return log;
}

function fileOf(text: string): WorkedFile {
	const [, from, arrow, to] = /^(.+) (=?>) (.+)$/.exec(text) ?? [];
	if (from && to)
		return {
			path: to as RepoPath,
			from: from as RepoPath,
			how: arrow === "=>" ? "moved" : "changed",
		};
	const how = text.startsWith("-")
		? "removed"
		: text.startsWith("+")
			? "added"
			: "changed";
	return { path: text.replace(/^[-+]/, "") as RepoPath, from: undefined, how };
}

import { execFileSync } from "node:child_process";
import type { Person } from "../../../src/core/person.ts";
import type { RepoPath } from "../../../src/core/repoPath.ts";
import { GitRunner } from "../../../src/node/git/gitRunner.ts";
import { work } from "../../../src/node/git/work.ts";
import { WorkLog } from "../../../src/socialize/work/workLog.ts";

/** A file that was there before the year that is hidden, and who changed it next. */
export interface NextChange {
	readonly path: RepoPath;
	readonly by: Person;
}

/** A repository as it was a year before its last commit, and what came then. */
export interface HiddenYear {
	readonly name: string;
	readonly log: WorkLog;
	/** The day on which it ends: days since 1970-01-01. */
	readonly today: number;
	/** For each file that was there and was changed in substance afterwards. */
	readonly next: readonly NextChange[];
}

const dayLength = 86_400;
/** Lines of a change in substance. */
const substance = 10;

/** Reads the history of a git directory, of which nothing is written. What a snapshot has not of it is left out. */
export async function hiddenYear(
	name: string,
	folder: string,
): Promise<HiddenYear> {
	const git = (...args: readonly string[]) => runGit(folder, args);
	const end = Number(git("log", "-1", "--format=%ct", "HEAD"));
	const cut = end - 365 * dayLength;
	const head = git(
		...["rev-list", "-1", "--first-parent", `--before=${cut}`, "HEAD"],
	).trim();
	const log = new WorkLog();
	await work(
		{
			git: new GitRunner({
				...{ binary: "/usr/bin/git", folder, environment: process.env },
			}),
		},
		{ head, shallow: "" },
		undefined,
		() => (commit) => log.add(commit),
	);
	return {
		...{ name, log, today: Math.floor(cut / dayLength) },
		next: nextChanges(folder, head),
	};
}

function nextChanges(folder: string, head: string): readonly NextChange[] {
	const git = (...args: readonly string[]) => runGit(folder, args);
	const there = git("ls-tree", "-r", "-z", "--name-only", head).split("\0");
	/** What each path of the time was before the year. */
	const origins = new Map(there.map((path) => [path, path]));
	const found = new Map<string, Person>();
	const told = git(
		...["log", "-z", "--reverse", "--date-order", "--no-merges"],
		...["-M", "--numstat", "--format=/%aN%x00%aE", `${head}..HEAD`, "--"],
		...["."],
		...missingPaths(folder, `${head}..HEAD`),
	).split("\0");
	let by: Person = { name: "", email: undefined };
	for (let at = 0; at < told.length; at++) {
		const part = (told[at] ?? "").replace(/^\n/, "");
		if (part.startsWith("/")) {
			by = { name: part.slice(1), email: told[++at] };
			continue;
		}
		const [, added, removed, path] =
			/^(\d+|-)\t(\d+|-)\t(.*)$/s.exec(part) ?? [];
		if (path === undefined) continue;
		const from = path === "" ? told[++at] : path;
		const to = path === "" ? told[++at] : path;
		if (from === undefined || to === undefined) continue;
		const origin = origins.get(from);
		if (origin === undefined) continue;
		if (from !== to) {
			origins.delete(from);
			origins.set(to, origin);
		}
		const lines = (Number(added) || 0) + (Number(removed) || 0);
		if (lines >= substance && !found.has(origin)) found.set(origin, by);
	}
	return [...found].map(([path, by]) => ({ path: path as RepoPath, by }));
}

/** Snapshots may lack the largest files, which git would have to read: the paths at which they lay, as pathspecs. */
function missingPaths(folder: string, range: string): readonly string[] {
	const raw = runGit(folder, [
		...["log", "-z", "--raw", "--no-renames", "--no-abbrev", "--no-merges"],
		...["--format=", range],
	]).split("\0");
	const paths = new Map<string, string[]>();
	for (let at = 0; at + 1 < raw.length; at++) {
		const ids = /^\n?:\d+ \d+ (\w+) (\w+) \w/.exec(raw[at] ?? "");
		if (!ids) continue;
		const path = raw[++at] ?? "";
		for (const id of ids.slice(1))
			if (!/^0+$/.test(id)) paths.set(id, [...(paths.get(id) ?? []), path]);
	}
	const checked = runGit(
		folder,
		["cat-file", "--batch-check"],
		[...paths.keys()].join("\n"),
	);
	const missing = new Set<string>();
	for (const [, id = ""] of checked.matchAll(/^(\w+) missing$/gm))
		for (const path of paths.get(id) ?? []) missing.add(path);
	return [...missing].map((path) => `:(exclude,top,literal)${path}`);
}

function runGit(folder: string, args: readonly string[], input = ""): string {
	return execFileSync("git", ["-c", "core.quotePath=false", ...args], {
		...{ cwd: folder, input, encoding: "utf8" as const },
		maxBuffer: 2 ** 30,
		env: { ...process.env, GIT_NO_LAZY_FETCH: "1", LC_ALL: "C" },
	});
}

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import {
	attachFrom,
	type Candidate,
} from "../../src/core/anchor/engine/decide.ts";
import { prepareText } from "../../src/core/anchor/preparedText.ts";
import type { RepoPath } from "../../src/core/repoPath.ts";
import { questionOf } from "./anchors/answerCase.ts";
import {
	type BenchCase,
	openTexts,
	readCases,
	type Truth,
} from "./anchors/benchCase.ts";
import { likenessToTruth } from "./anchors/truth.ts";
import { type Version, walkVersions } from "./anchors/walkVersions.ts";

/**
 * `npm run bench:versions -- CASES BLOBS REPOS`: whether code that one look from the note's text to that of today leaves
 * in doubt is found by following every version of its file, commit by commit. REPOS is a folder of bare repositories, named
 * `owner+name` or with a `repo` of theirs in a folder of that name; cases of others are left out.
 */
const [casesFile = "", blobs = "", repos = ""] = process.argv.slice(2);
if (!repos) {
	console.error("npm run bench:versions -- CASES BLOBS REPOS");
	process.exit(2);
}

type Case = BenchCase &
	Truth & { readonly old_commit: string; readonly new_commit: string };

const read = openTexts(blobs);
const counts = new Map<string, number>();
const count = (name: string, by = 1) =>
	counts.set(name, (counts.get(name) ?? 0) + by);

for (const each of readCases(casesFile) as Case[])
	if (!each.ambiguous && each.cls === "hard") look(each);
for (const [name, value] of counts)
	console.log(`${name.padEnd(72)}${Math.round(value)}`);

function look(c: Case): void {
	const folder = path.join(repos, c.repo.replace("/", "+"));
	const repo = [path.join(folder, "repo"), folder].find(existsSync);
	if (!repo) return;
	count("cases of these repositories");
	const once = questionOf(c, read, {
		...{ quoteOnly: false, withSymbol: true },
	}).answer();
	if (once.state === "attached") return;
	count("in doubt after one look");
	const today =
		c.same_path_text_file === null
			? (c.git_rename_target ?? c.git_follow_target)
			: c.old_path;
	const name =
		today === c.old_path
			? c.same_path_text_file
			: c.candidates.find(({ path }) => path === today)?.text_file;
	if (!today || !name) return;
	const between = versionsOf(repo, c, today);
	if (between.length < 2) return;
	count("  of files with two versions or more since");
	count("  their versions", between.length);
	const started = performance.now();
	const walked = walkVersions(
		{
			path: c.old_path as RepoPath,
			text: prepareText(read(c.old_text_file)),
			lines: { start: c.old_start, end: c.old_end },
		},
		[...between, { path: today as RepoPath, text: prepareText(read(name)) }],
	);
	count("  milliseconds, all", performance.now() - started);
	const first = once.state === "proposed" ? once.candidates[0] : undefined;
	const isRight = (found: Candidate | undefined) =>
		found ? likenessToTruth(found, c) >= 0.5 : c.deleted;
	const word = (isSo: boolean) => (isSo ? "right" : "wrong");
	count(
		`  one look's first place ${word(isRight(first))}, that of all versions ${word(isRight(walked))}`,
	);
	if (walked && walked.p >= attachFrom)
		count(
			`  that of all versions would be shown, and is ${word(isRight(walked))}`,
		);
}

/** The versions of the file since the case's old commit, by first parents, the oldest first. */
function versionsOf(repo: string, c: Case, today: string): readonly Version[] {
	const git = (args: readonly string[], input = "") =>
		spawnSync("git", ["--git-dir", repo, ...args], {
			input,
			maxBuffer: 1 << 30,
		}).stdout;
	const log = git([
		...["log", "-z", "--format=", "--follow", "--first-parent", "--raw"],
		...["--no-abbrev", "-M", "--max-count=400"],
		...[`${c.old_commit}..${c.new_commit}`, "--", `:(top,literal)${today}`],
	]);
	const found: { readonly path: string; readonly blob: string }[] = [];
	const parts = log.toString("utf8").split("\0")[Symbol.iterator]();
	for (let part = parts.next(); !part.done; part = parts.next()) {
		const [, , , blob, status] = part.value.trim().split(" ");
		if (!blob || !status) continue;
		if (/^[RC]/.test(status)) parts.next();
		const path = parts.next().value;
		if (path && !/^0+$/.test(blob)) found.push({ path, blob });
	}
	found.reverse();
	const texts = git(
		["cat-file", "--batch"],
		found.map(({ blob }) => `${blob}\n`).join(""),
	);
	let at = 0;
	return found.map(({ path }) => {
		const end = texts.indexOf("\n", at);
		const size = Number(texts.toString("utf8", at, end).split(" ")[2]);
		const text = texts.toString("utf8", end + 1, end + 1 + size);
		at = end + size + 2;
		return { path: path as RepoPath, text: prepareText(text) };
	});
}

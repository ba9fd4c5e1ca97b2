import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { parseRepoPath } from "../../src/core/repoPath.ts";
import { isStatement } from "../../src/externalize/moments/codeLine.ts";
import {
	type FileRole,
	fileRole,
} from "../../src/externalize/moments/fileRole.ts";
import {
	type MomentKind,
	momentKinds,
} from "../../src/externalize/moments/moment.ts";
import { momentsInRange } from "../../src/externalize/moments/momentsInRange.ts";
import { patient } from "../support/patientPacer.ts";
import { inClone } from "./clonedHistory.ts";
import { quantile, sorted } from "./figure.ts";
import {
	development,
	heldOut,
	type MomentHistory,
	mostCommits,
} from "./momentHistories.ts";

/**
 * `npm run bench:trouble -- REPOS`: whether moments foretell trouble. Of the lines that a commit wrote in files of one role,
 * how many were taken away or written anew by somebody else within 90 days: of commits with a moment on level normal in a
 * file of that role, against commits without any on level eager that wrote about as many lines there. REPOS as
 * `bench:moments` takes it. A line is followed by its text and path alone, so one that moved on and was changed then is
 * not counted, on either side.
 *
 * Bounded: one `git log -p` of the newest commits, each line of it read once, and what `bench:moments` does.
 */
const [repos = ""] = process.argv.slice(2);
if (!repos) {
	console.error("npm run bench:trouble -- REPOS");
	process.exit(2);
}

const days = 90;
const resamplings = 1000;
/** Lines that a commit wrote, beyond which it is no change that somebody could be asked about. */
const mostLines = 1000;
const robot = /\[bot\]|dependabot|renovate|greenkeeper|pre-commit-ci|web-flow/i;

/** What one commit wrote in files of one role. */
interface Written {
	readonly role: FileRole;
	/** Telling lines. */
	lines: number;
	/** Of these, changed by somebody else in time. */
	changed: number;
	/** Of the moments on level normal that the commit has there. */
	readonly kinds: Set<MomentKind>;
	/** It has one of some level there or elsewhere. */
	hasMoment: boolean;
}

/** A share of what moments mark, and what commits like them have. */
interface Pair {
	readonly marked: Written;
	/** Those of the same role and size; never empty. */
	readonly like: readonly Written[];
}

await report("development, by which kinds are weighed", development);
await report("held out", heldOut);
process.exit(0);

async function report(
	title: string,
	histories: readonly MomentHistory[],
): Promise<void> {
	console.log(`\n${title}`);
	const all: Pair[] = [];
	for (const history of histories) {
		const pairs = await inClone(repos, history.name, (opened, folder) =>
			measure(opened, folder, history),
		);
		if (!pairs) continue;
		print(history.name, pairs);
		all.push(...pairs);
	}
	if (all.length === 0) return;
	print("all", all);
	for (const kind of momentKinds) {
		const of = all.filter(({ marked }) => marked.kinds.has(kind));
		if (of.length >= 10) print(`  ${kind}`, of);
	}
}

async function measure(
	history: Parameters<typeof momentsInRange>[0],
	folder: string,
	{ tip }: MomentHistory,
): Promise<readonly Pair[]> {
	const written = await writtenIn(folder, tip);
	const { moments } = await momentsInRange(
		history,
		{ range: tip, most: mostCommits, level: "eager" },
		patient,
	);
	for (const { commit, kind, path, weight } of moments)
		for (const each of written.get(commit.hash)?.values() ?? []) {
			each.hasMoment = true;
			if (weight >= 0.5 && each.role === fileRole(path)) each.kinds.add(kind);
		}
	const groups = new Map<string, Written[]>();
	const all = [...written.values()]
		.flatMap((roles) => [...roles.values()])
		.filter(({ lines }) => lines > 0 && lines <= mostLines);
	for (const each of all)
		if (!each.hasMoment)
			groups.set(groupOf(each), [...(groups.get(groupOf(each)) ?? []), each]);
	return all.flatMap((marked) => {
		const like = groups.get(groupOf(marked));
		return marked.kinds.size > 0 && like ? [{ marked, like }] : [];
	});
}

/** Of the same role, and at most twice as long. */
function groupOf({ role, lines }: Written): string {
	return `${role} ${Math.floor(Math.log2(lines))}`;
}

/** What each commit wrote by role, by its hash, but those too young to be judged; the changes come from `git log`. */
async function writtenIn(
	folder: string,
	tip: string,
): Promise<Map<string, Map<FileRole, Written>>> {
	const log = spawn(
		"git",
		[
			...["-c", "core.quotePath=false", "-C", folder, "log", "-p", "-U0"],
			...["--no-merges", "--reverse", "--date-order", "-M"],
			...["--no-ext-diff", "--no-textconv", "--no-color"],
			...[`--max-count=${mostCommits}`, "--format=%x00%H%x00%at%x00%aE"],
			...[tip, "--"],
		],
		{ stdio: ["ignore", "pipe", "inherit"] },
	);
	interface Owner {
		readonly author: string;
		readonly at: number;
		readonly written: Written;
	}
	const owners = new Map<string, Owner>();
	const found = new Map<string, Map<FileRole, Written>>();
	const dates = new Map<string, number>();
	let hash = "";
	let at = 0;
	let author = "";
	let role: FileRole = "none";
	let path = "";
	let isHunk = false;
	for await (const line of createInterface({ input: log.stdout })) {
		if (line.startsWith("\0")) {
			const [, each = "", time = "", who = ""] = line.split("\0");
			[hash, at, author, isHunk] = [each, Number(time), who, false];
			if (!robot.test(who)) found.set(hash, new Map());
			dates.set(hash, at);
		} else if (line.startsWith("diff --git ")) isHunk = false;
		else if (line.startsWith("@@ ")) isHunk = true;
		else if (!isHunk && line.startsWith("--- a/")) {
			path = line.slice(6);
			role = roleOf(path);
		} else if (!isHunk && line.startsWith("+++ b/")) {
			path = line.slice(6);
			role = roleOf(path);
		} else if (isHunk && role !== "none" && isStatement(line.slice(1))) {
			const key = `${path}\0${line.slice(1, 400).trim()}`;
			if (line.startsWith("-")) {
				const owner = owners.get(key);
				owners.delete(key);
				if (
					owner &&
					owner.author !== author &&
					!robot.test(author) &&
					at - owner.at <= days * 86_400
				)
					owner.written.changed++;
			} else if (line.startsWith("+")) {
				const roles = found.get(hash);
				if (!roles) continue;
				const written = roles.get(role) ?? {
					...{ role, lines: 0, changed: 0, hasMoment: false },
					kinds: new Set<MomentKind>(),
				};
				roles.set(role, written);
				written.lines++;
				owners.set(key, { author, at, written });
			}
		}
	}
	const last = Math.max(...dates.values()) - days * 86_400;
	for (const [each, date] of dates) if (date > last) found.delete(each);
	return found;
}

function roleOf(path: string): FileRole {
	const parsed = parseRepoPath(path);
	const role = parsed ? fileRole(parsed) : "none";
	return role === "docs" ? "none" : role;
}

function print(name: string, pairs: readonly Pair[]): void {
	if (pairs.length === 0) {
		console.log(`${name.padEnd(24)}no commit with a moment to compare`);
		return;
	}
	const shares = (sample: readonly Pair[]) => {
		const marked = mean(sample.map(({ marked: each }) => shareOf(each)));
		const like = mean(sample.map(({ like: all }) => mean(all.map(shareOf))));
		return { marked, like };
	};
	const { marked, like } = shares(pairs);
	// Of what the others have, a mean of many, little is left to chance.
	const likes = pairs.map(({ like: all }) => mean(all.map(shareOf)));
	const random = generator(1);
	const drawn = Array.from({ length: resamplings }, () => {
		const at = pairs.map(() => Math.floor(random() * pairs.length));
		const [a, b] = [
			mean(at.map((each) => shareOf(pairs[each]?.marked))),
			mean(at.map((each) => likes[each] ?? 0)),
		];
		return { a, ratio: b > 0 ? a / b : Number.POSITIVE_INFINITY };
	});
	const from = (values: readonly number[], part: number) =>
		quantile(sorted(values), part);
	const percent = (value: number) => (value * 100).toFixed(1);
	const a = drawn.map((each) => each.a);
	const ratios = drawn.map((each) => each.ratio);
	console.log(
		`${name.padEnd(24)}${percent(marked)} % (${percent(from(a, 0.025))}–${percent(from(a, 0.975))}) of the lines of ${pairs.length} commits with a moment; ${percent(like)} % of others like them; ${(marked / like).toFixed(2)} times (${from(ratios, 0.025).toFixed(2)}–${from(ratios, 0.975).toFixed(2)})`,
	);
}

function shareOf(written: Written | undefined): number {
	return written ? written.changed / written.lines : 0;
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, each) => sum + each, 0) / values.length;
}

/** Numbers from 0 to 1 that are the same in every run. */
function generator(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { repoRoot } from "../../src/core/repoPath.ts";
import { eachOnce } from "../../src/externalize/harvest/eachOnce.ts";
import type { Harvested } from "../../src/externalize/harvest/harvested.ts";
import { type HarvestLabel, readLabels } from "./harvest/labels.ts";
import { bootstrapped } from "./reasons/bootstrapped.ts";
import { git, randomFrom, withClone } from "./withClone.ts";

/**
 * `npm run bench:harvest -- REPOS`: of what is harvested from comments and from commits, how much is a reason that a newcomer
 * would want, on the lines that it is about, as somebody judged who read a random sample with its code
 * (test/fixtures/harvest/labels.jsonl); and how long it takes. REPOS is a folder of git directories, `owner+name/repo`.
 * `--sample owner/name --count 50 --seed 1` prints candidates to be read instead, half of them from comments.
 */
const { positionals, values } = parseArgs({
	allowPositionals: true,
	options: {
		sample: { type: "string" },
		count: { type: "string", default: "50" },
		seed: { type: "string", default: "1" },
	},
});
const [mirror = ""] = positionals;
if (!mirror) {
	console.error("npm run bench:harvest -- REPOS [--sample owner/name]");
	process.exit(2);
}
/** The newest commits that are read. */
const commitsRead = 2000;
/** What was looked at while rules were made. */
const tuned: ReadonlySet<string> = new Set([
	"redis/redis",
	"pallets/click",
	"celery/celery",
	"caddyserver/caddy",
	"reduxjs/redux-toolkit",
	"jqlang/jq",
]);

interface Harvest {
	readonly root: string;
	readonly commit: string;
	readonly comments: readonly Harvested[];
	readonly commits: readonly Harvested[];
	readonly gone: number;
	readonly files: number;
	readonly read: number;
	readonly fileMs: number;
	readonly commitMs: number;
}

if (values.sample) await sample(values.sample);
else await measure();

/** What is harvested from a work tree of a repository at a commit, for as long as the task runs. */
async function withHarvest<T>(
	repository: string,
	commit: string,
	task: (harvest: Harvest) => T,
): Promise<T> {
	return withClone(mirror, repository, commit, async ({ tacit, ...clone }) => {
		const started = performance.now();
		const files = await tacit.harvestedFiles(repoRoot);
		const comments: Harvested[] = [];
		for (const file of files)
			comments.push(...(await tacit.harvest(file)).reasons);
		const between = performance.now();
		const range = rangeOf(clone.root);
		const told = await tacit.harvestCommits({ range });
		return task({
			...{ ...clone, comments: eachOnce(comments), gone: told.gone },
			...{ commits: told.reasons, read: told.commits, files: files.length },
			fileMs: between - started,
			commitMs: performance.now() - between,
		});
	});
}

/** The newest commits, or all where there are fewer. */
function rangeOf(root: string): string {
	const bound = git(
		...[root, "rev-list", "--first-parent", `--max-count=${commitsRead}`],
		"HEAD",
	);
	const hashes = bound.split("\n");
	const oldest = hashes.at(-1) ?? "HEAD";
	return hashes.length < commitsRead ? "HEAD" : `${oldest}..HEAD`;
}

async function measure(): Promise<void> {
	const labels = readLabels();
	const held: Outcome[] = [];
	for (const repository of new Set(labels.map((label) => label.repository))) {
		const own = labels.filter((label) => label.repository === repository);
		if (!existsSync(path.join(mirror, repository.replace("/", "+"), "repo"))) {
			console.log(`\n${repository}: NOT MEASURED, it is not in ${mirror}`);
			continue;
		}
		const isTuned = tuned.has(repository);
		const outcomes = await withHarvest(
			repository,
			own[0]?.commit ?? "HEAD",
			(harvest) => {
				const found = outcomesOf(own, harvest);
				print(
					isTuned ? `${repository}, which was used to tune` : repository,
					found,
				);
				console.log(
					`  of ${own.length} labels ${own.length - found.length} are harvested no more; harvested are ${harvest.comments.length} comments and ${harvest.commits.length} commits (${harvest.gone} more are of code that is gone)`,
				);
				const per = (ms: number, count: number) =>
					(ms / Math.max(1, count)).toFixed(1);
				console.log(
					`  ${per(harvest.fileMs, harvest.files)} s per 1,000 files (${harvest.files}), ${per(harvest.commitMs, harvest.read)} s per 1,000 commits (${harvest.read})`,
				);
				return found;
			},
		);
		if (!isTuned) held.push(...outcomes);
	}
	if (held.length > 0) print("All that were not used to tune", held);
}

interface Outcome {
	readonly label: HarvestLabel;
	readonly isComment: boolean;
	readonly isRight: boolean;
}

/** The labels of what is still harvested, in the same place. */
function outcomesOf(
	labels: readonly HarvestLabel[],
	{ comments, commits }: Harvest,
): readonly Outcome[] {
	const found = new Set([...comments, ...commits].map(keyOf));
	return labels
		.filter(({ source, path: file, line }) =>
			found.has(`${source} ${file}:${line}`),
		)
		.map((label) => ({
			label,
			isComment: label.source === "comment",
			isRight: label.isWanted && label.isPlaced,
		}));
}

function keyOf(harvested: Harvested): string {
	return `${sourceOf(harvested)} ${harvested.path}:${lineOf(harvested)}`;
}

function sourceOf({ source, author }: Harvested): string {
	return source === "commit" ? `commit ${author?.commit}` : source;
}

function lineOf({ comment, lines }: Harvested): number | null {
	return (comment ?? lines)?.start ?? null;
}

function print(title: string, outcomes: readonly Outcome[]): void {
	console.log(`\n${title}: ${outcomes.length} candidates that were read`);
	const line = (name: string, chosen: readonly Outcome[]) => {
		const share = (is: (outcome: Outcome) => boolean) => {
			const { value, low, high } = bootstrapped(
				chosen,
				(items) => (100 * items.filter(is).length) / items.length,
			);
			return `${value.toFixed(0)} % (${low.toFixed(0)} to ${high.toFixed(0)})`;
		};
		if (chosen.length === 0) return;
		console.log(
			`  ${name.padEnd(10)} right ${share(({ isRight }) => isRight)}; a reason that is wanted ${share(({ label }) => label.isWanted)}, on the right lines ${share(({ label }) => label.isPlaced)}; of ${chosen.length}`,
		);
	};
	line("all", outcomes);
	line(
		"comments",
		outcomes.filter(({ isComment }) => isComment),
	);
	line(
		"commits",
		outcomes.filter(({ isComment }) => !isComment),
	);
}

async function sample(repository: string): Promise<void> {
	const random = randomFrom(Number(values.seed));
	const wanted = Number(values.count);
	await withHarvest(repository, "HEAD", (harvest) => {
		const { root, commit, comments, commits, files, read, gone } = harvest;
		console.log(
			JSON.stringify({
				...{ repository, commit, files, read, gone },
				...{ comments: comments.length, commits: commits.length },
				...{ fileMs: harvest.fileMs, commitMs: harvest.commitMs },
			}),
		);
		// Where there are fewer commits than half, comments fill up.
		const ofCommits = Math.min(commits.length, Math.floor(wanted / 2));
		for (const [all, count] of [
			[comments, wanted - ofCommits],
			[commits, ofCommits],
		] as const)
			for (const each of drawn(all, count, random)) {
				const code = readFileSync(path.join(root, each.path), "utf8").split(
					"\n",
				);
				const { start, end } = each.lines ?? { start: 1, end: 12 };
				console.log(
					JSON.stringify({
						source: sourceOf(each),
						...{ path: each.path, line: lineOf(each), lines: each.lines },
						...{ kind: each.kind, strength: each.strength },
						...{ subject: each.subject, text: each.text },
						code: code.slice(start - 1, Math.min(end, start + 24)),
					}),
				);
			}
	});
}

function drawn<T>(
	all: readonly T[],
	count: number,
	random: () => number,
): readonly T[] {
	const left = [...all];
	const chosen: T[] = [];
	while (chosen.length < count && left.length > 0)
		chosen.push(...left.splice(Math.floor(random() * left.length), 1));
	return chosen;
}

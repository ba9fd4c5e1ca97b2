import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { codeOf } from "../../src/core/notebook/codeText.ts";
import { parseRepoPath, type RepoPath } from "../../src/core/repoPath.ts";
import type { FoundReason } from "../../src/externalize/found/rankReasons.ts";
import { median } from "./figure.ts";
import { functionsOf } from "./found/functionsOf.ts";
import { type FoundLabel, readLabels } from "./found/labels.ts";
import { bootstrapped } from "./reasons/bootstrapped.ts";
import { git, randomFrom, withClone } from "./withClone.ts";

/**
 * `npm run bench:found -- REPOS`: how often one of the first two reasons that are found for a function is a true one, beside
 * what the last commit's whole message says, as somebody judged who read them (test/fixtures/found/labels.jsonl). REPOS is a
 * folder of git directories, `owner+name/repo`. `--sample owner/name --count 50 --seed 1` prints functions to be read
 * instead, as JSON, with what was found.
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
	console.error("npm run bench:found -- REPOS [--sample owner/name]");
	process.exit(2);
}
const considered = 2;
const leastLines = 5;
const yearOld = 365;
/** What was looked at while weights and rules were made. */
const tuned: ReadonlySet<string> = new Set(["pallets/flask", "gin-gonic/gin"]);

if (values.sample) await sample(values.sample);
else await measure();

/** A work tree of a repository at a commit, with Tacit over it, for as long as the task runs. */
async function withRepository<T>(
	repository: string,
	commit: string,
	task: (opened: {
		readonly root: string;
		readonly commit: string;
		find(
			file: string,
			lines: FoundLabel["lines"],
		): Promise<readonly FoundReason[]>;
	}) => Promise<T>,
): Promise<T> {
	return withClone(mirror, repository, commit, ({ tacit, ...clone }) =>
		task({
			...clone,
			async find(file, [start, end]) {
				const code = codeOf(
					file,
					readFileSync(path.join(clone.root, file), "utf8"),
				);
				const lines = { start, end };
				return (await tacit.findReasons(file as RepoPath, code, lines)).reasons;
			},
		}),
	);
}

/** What was found for a function that somebody read. */
interface Outcome {
	/** One of the first two is a true reason. */
	readonly isTold: boolean;
	/** The last commit's message tells one. */
	readonly isBlameTold: boolean;
	readonly isAnyFound: boolean;
	/** One of the first two was read by nobody, and counts as none. */
	readonly isUnread: boolean;
	readonly milliseconds: number;
}

async function measure(): Promise<void> {
	const labels = readLabels();
	const reported: Outcome[] = [];
	for (const repository of new Set(labels.map((label) => label.repository))) {
		const own = labels.filter((label) => label.repository === repository);
		const isTuned = tuned.has(repository);
		if (!existsSync(path.join(mirror, repository.replace("/", "+"), "repo"))) {
			console.log(`\n${repository}: NOT MEASURED, it is not in ${mirror}`);
			continue;
		}
		const outcomes = await outcomesOf(repository, own);
		print(
			isTuned ? `${repository}, which was used to tune` : repository,
			outcomes,
		);
		if (!isTuned) reported.push(...outcomes);
	}
	if (reported.length > 0) print("All that were not used to tune", reported);
}

async function outcomesOf(
	repository: string,
	labels: readonly FoundLabel[],
): Promise<readonly Outcome[]> {
	return await withRepository(
		repository,
		labels[0]?.commit ?? "HEAD",
		async ({ root, find }) => {
			const outcomes: Outcome[] = [];
			for (const { path: file, lines, sources } of labels) {
				const start = performance.now();
				const reasons = await find(file, lines);
				const milliseconds = performance.now() - start;
				const names = reasons.slice(0, considered).map(sourceName);
				const last = blamed(root, file, lines);
				outcomes.push({
					isTold: names.some((name) => sources[name]),
					isBlameTold:
						sources[`blame ${last}`] ?? sources[`commit ${last}`] ?? false,
					isAnyFound: names.length > 0,
					isUnread: names.some((name) => sources[name] === undefined),
					milliseconds,
				});
			}
			return outcomes;
		},
	);
}

function print(title: string, outcomes: readonly Outcome[]): void {
	const share = (of: (outcome: Outcome) => boolean) =>
		bootstrapped(
			outcomes,
			(items) => (100 * items.filter(of).length) / items.length,
		);
	const line = (name: string, of: (outcome: Outcome) => boolean) => {
		const { value, low, high } = share(of);
		console.log(
			`  ${name.padEnd(52)}${value.toFixed(0).padStart(4)} % (${low.toFixed(0)} to ${high.toFixed(0)})`,
		);
	};
	console.log(`\n${title}: ${outcomes.length} functions that were read`);
	line("a true reason among the first two", ({ isTold }) => isTold);
	line("the last commit's whole message tells one", (each) => each.isBlameTold);
	line("something is found", ({ isAnyFound }) => isAnyFound);
	line("of the first two one that nobody read", ({ isUnread }) => isUnread);
	const times = outcomes.map(({ milliseconds }) => milliseconds);
	console.log(
		`  ${"time for a function, median".padEnd(52)}${median(times).toFixed(0).padStart(4)} ms`,
	);
}

async function sample(repository: string): Promise<void> {
	await withRepository(repository, "HEAD", async ({ root, commit, find }) => {
		const random = randomFrom(Number(values.seed));
		const files = git(root, "ls-files", "-z")
			.split("\0")
			.filter((file) => isCode(file) && parseRepoPath(file) !== undefined);
		const seen = new Set<string>();
		for (
			let tries = 0;
			seen.size < Number(values.count) && tries < 20_000;
			tries++
		) {
			const file = files[Math.floor(random() * files.length)] ?? "";
			const text = readFileSync(path.join(root, file), "utf8");
			const functions = functionsOf(text, leastLines);
			const chosen = functions[Math.floor(random() * functions.length)];
			if (!chosen || seen.has(`${file}:${chosen.start}`)) continue;
			const lines = [chosen.start, chosen.end] as const;
			if (!isOld(root, file, lines)) continue;
			seen.add(`${file}:${chosen.start}`);
			const reasons = await find(file, lines);
			const last = blamed(root, file, lines);
			console.log(
				JSON.stringify({
					...{ repository, commit, path: file, lines },
					code: text
						.split("\n")
						.slice(chosen.start - 1, Math.min(chosen.end, chosen.start + 24)),
					found: reasons.slice(0, considered).map((reason) => ({
						...{ source: sourceName(reason), heading: reason.heading },
						text: reason.text,
					})),
					blame: {
						source: `commit ${last}`,
						message: git(root, "show", "-s", "--format=%B", last).slice(
							0,
							1500,
						),
					},
				}),
			);
		}
	});
}

function sourceName({ source }: FoundReason): string {
	switch (source.type) {
		case "commit":
			return `commit ${source.commit.hash}`;
		case "comment":
			return `comment ${source.lines.start}-${source.lines.end}`;
		case "record":
			return `record ${source.path}`;
	}
}

/** Of the lines' last commits the latest: what blame shows. */
function blamed(
	root: string,
	file: string,
	lines: FoundLabel["lines"],
): string {
	const commits = blame(root, file, lines);
	return commits.reduce((a, b) => (b.time > a.time ? b : a)).commit;
}

/** Whether some line has stood for a year before the newest commit: the function is older than that. */
function isOld(
	root: string,
	file: string,
	lines: FoundLabel["lines"],
): boolean {
	const now = Number(git(root, "show", "-s", "--format=%ct", "HEAD"));
	return blame(root, file, lines).some(
		({ time }) => time < now - yearOld * 86_400,
	);
}

function blame(
	root: string,
	file: string,
	[start, end]: FoundLabel["lines"],
): readonly { readonly commit: string; readonly time: number }[] {
	const told = git(
		...[
			root,
			"blame",
			"--line-porcelain",
			`-L${start},${end}`,
			"HEAD",
			"--",
			file,
		],
	);
	const commits = told.matchAll(
		/^([0-9a-f]{40}) \d+ \d+[\s\S]*?^committer-time (\d+)$/gm,
	);
	return [...commits].map(([, commit = "", time]) => ({
		commit,
		time: Number(time),
	}));
}

function isCode(file: string): boolean {
	return (
		/\.(?:ts|tsx|js|mjs|cjs|jsx|py|go|kt|java|c|h|rs)$/.test(file) &&
		!/(?:^|\/)(?:tests?|__tests__|fixtures?|vendor|deps|third_party|node_modules|dist|examples?|website|docs|benchmarks?|samples?)\/|[._-](?:test|spec)s?\.|_test\.go$|\.min\.|\.d\.ts$|Test\.kt$/i.test(
			file,
		)
	);
}

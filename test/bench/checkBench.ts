import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { projectFolder } from "../support/cacheFolder.ts";
import { generateNotes } from "../support/generateNotes.ts";
import { formatFigure, median } from "./figure.ts";

/**
 * `npm run bench -- check`, or `tsx test/bench/checkBench.ts [--notes 10000] [--files 2000] [--changed 100] [--runs 5]`: how
 * long `tacit check` takes as it is shipped, and what memory it takes: of a branch that changes some of the files, and of
 * everything; in a clone that Tacit never saw, as a job has it, and in one where it keeps what it read. Beside it what it
 * cannot be faster than: the command line's start and `git diff -M` of the same range. The runs of all are mixed, so that
 * they bear what else the machine does alike.
 */
const { values } = parseArgs({
	options: {
		notes: { type: "string", default: "10000" },
		files: { type: "string", default: "2000" },
		changed: { type: "string", default: "100" },
		runs: { type: "string", default: "5" },
	},
});
const root = mkdtempSync(path.join(tmpdir(), "tacit-check-"));
const repository = path.join(root, "repository");
const dist = path.join(root, "dist");
const home = path.join(root, "home");
const environment = {
	...{ PATH: process.env["PATH"], HOME: home },
	...{ GIT_CONFIG_NOSYSTEM: "1", GIT_AUTHOR_NAME: "Ada" },
	...{ GIT_AUTHOR_EMAIL: "ada@example.org", GIT_COMMITTER_NAME: "Ada" },
	GIT_COMMITTER_EMAIL: "ada@example.org",
};
/** Says at its end what memory it took at most. */
const watched = {
	...environment,
	NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(
		'process.on("exit",()=>process.stderr.write("\\nmaxrss="+process.resourceUsage().maxRSS+"\\n"))',
	)}`,
};

try {
	makeRepository();
	const runs = Number(values.runs);
	const took: Record<string, number[]> = {};
	const peak: Record<string, number> = {};
	const time = (name: string, work: () => number | undefined) => {
		const since = performance.now();
		const memory = work();
		const times = took[name] ?? [];
		took[name] = [...times, performance.now() - since];
		if (memory !== undefined) peak[name] = Math.max(peak[name] ?? 0, memory);
	};
	for (let run = 0; run < runs; run++) {
		time("start", () => tacit("--version"));
		time("diff", () => void git("diff", "-M", "main"));
		forget();
		time("branch, new clone", () => tacit("check", "--base", "main"));
		time("branch", () => tacit("check", "--base", "main"));
		forget();
		time("all, new clone", () => tacit("check", "--all"));
		time("all", () => tacit("check", "--all"));
	}
	const floors = (took["start"] ?? []).map(
		(start, at) => start + (took["diff"]?.[at] ?? 0),
	);
	console.log(
		`${values.notes} notes on ${values.files} files, of which ${values.changed} change`,
	);
	for (const [name, times] of Object.entries(took)) {
		const ratios = times.map((each, at) => each / (floors[at] ?? 1));
		const target = name.startsWith("branch")
			? { ratio: median(ratios), best: Math.min(...ratios), target: 2 }
			: name.startsWith("all")
				? { target: 5000 }
				: {};
		const value = median(times);
		console.log(formatFigure({ name, value, unit: "ms", ...target }));
		const memory = peak[name];
		if (memory !== undefined)
			console.log(
				formatFigure({ name: `  memory`, value: memory, unit: "MB" }),
			);
	}
} finally {
	rmSync(root, { recursive: true, force: true });
}

/** Without what Tacit keeps in the git directory. */
function forget(): void {
	rmSync(path.join(repository, ".git/tacit"), { recursive: true, force: true });
}

/** Megabytes that it took at most. */
function tacit(...args: string[]): number | undefined {
	const { stderr, status } = spawnSync(
		process.execPath,
		[path.join(dist, "cli.mjs"), ...args],
		{ cwd: repository, env: watched, maxBuffer: 1 << 28, encoding: "utf8" },
	);
	if (status !== 0 && status !== 1)
		throw new Error(`tacit ${args.join(" ")} failed: ${stderr}`);
	const told = /maxrss=(\d+)/.exec(stderr)?.[1];
	return told === undefined ? undefined : Number(told) / 1024;
}

function git(...args: string[]): string {
	return execFileSync("git", args, {
		...{ cwd: repository, env: environment, maxBuffer: 1 << 28 },
		encoding: "utf8",
	});
}

/** Notes on each file; then a branch in which some lose a function, move another and change a third. */
function makeRepository(): void {
	execFileSync(
		process.execPath,
		["esbuild.mjs", "--command-line", "--outdir", dist],
		{ cwd: projectFolder, stdio: "ignore" },
	);
	mkdirSync(home);
	mkdirSync(repository);
	git("init", "--quiet", "--initial-branch=main");
	const { sources, notes } = generateNotes({
		count: Number(values.notes),
		files: Number(values.files),
	});
	const write = (file: string, text: string) => {
		const place = path.join(repository, file);
		mkdirSync(path.dirname(place), { recursive: true });
		writeFileSync(place, text);
	};
	for (const [file, text] of [...sources, ...notes]) write(file, text);
	git("add", "--all");
	git("commit", "--quiet", "-m", "All");
	git("checkout", "--quiet", "-b", "work");
	const changed = [...sources].slice(0, Number(values.changed));
	for (const [file, text] of changed) {
		const functions = text.split("\n\n");
		const [first = "", second = "", third = "", ...rest] = functions;
		const other = third.replace("let result = 0", "let result = 1");
		write(file, [first, "// Moved.", other, ...rest, second].join("\n\n"));
	}
	git("commit", "--quiet", "-am", "Change some");
}

import { execFileSync, spawnSync } from "node:child_process";
import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { projectFolder } from "../support/cacheFolder.ts";
import { generateDecisions } from "../support/generateDecisions.ts";
import { bundleScript } from "./bundleScript.ts";
import { type Figure, formatFigure, median } from "./figure.ts";
import type { LogOrder, LogRun } from "./logChild.ts";

/**
 * Times the log of decisions: `npm run bench -- log`, or `tsx test/bench/logBench.ts [--n 100,1000,10000] [--runs 5]`. A build is
 * timed in a process of its own, as a ratio to reading and remark-parsing the same files once in another one; then
 * the command line from end to end, with nothing kept, with what the run before kept, and after one file changed; then what
 * such a change costs where everything is in memory, as it is in the editor.
 */
const { values } = parseArgs({
	options: {
		n: { type: "string", default: "100,1000,10000" },
		runs: { type: "string", default: "5" },
	},
});
const home = mkdtempSync(join(tmpdir(), "tacit-log-bench-"));
const person = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"];
const commit = [...person, "commit", "--quiet", "--message", "Decide"];
/** Has a program say what processor time it took, without git's. */
const usage = join(home, "usage.cjs");
writeFileSync(
	usage,
	`process.on("exit", () => {
	const { user, system } = process.cpuUsage();
	require("node:fs").writeFileSync(process.env.USAGE, String((user + system) / 1000));
});`,
);
try {
	execFileSync("npm", ["run", "build"], {
		cwd: projectFolder,
		stdio: "ignore",
	});
	const child = await bundleScript("logChild.ts", home);
	for (const of of ["notes", "records"] as const)
		for (const count of values.n.split(",").map(Number)) {
			const root = join(home, `${of}-${count}`);
			const files = generateDecisions({ count, of });
			for (const [path, text] of files) {
				mkdirSync(dirname(join(root, path)), { recursive: true });
				writeFileSync(join(root, path), text);
			}
			for (const args of [["init", "--quiet"], ["add", "--all"], commit])
				execFileSync("git", args, { cwd: root });
			const bytes = [...files.values()].reduce(
				(sum, text) => sum + Buffer.byteLength(text),
				0,
			);
			console.log(
				`\n${count} ${of} (${Math.round(bytes / count)} bytes each), ${values.runs} runs`,
			);
			for (const figure of await measure(child, root, count, of))
				console.log(`  ${formatFigure(figure)}`);
		}
} finally {
	rmSync(home, { recursive: true, force: true });
}

async function measure(
	child: string,
	root: string,
	count: number,
	of: "notes" | "records",
): Promise<readonly Figure[]> {
	const run = (task: LogOrder["task"]) => {
		const order: LogOrder = { root, task };
		return JSON.parse(
			execFileSync(process.execPath, [child, JSON.stringify(order)], {
				encoding: "utf8",
			}),
		) as LogRun;
	};
	const [changed = ""] = readdirSync(root, {
		recursive: true,
		encoding: "utf8",
	})
		.filter((file) => /(?:\.tacit|adr)[/\\].*\.md$/.test(file))
		.sort();
	const change = () => {
		const file = join(root, changed);
		const text = readFileSync(file, "utf8");
		writeFileSync(
			file,
			text.includes("Keep well")
				? text.replace("Keep well", "Keep")
				: text.replace("Keep", "Keep well"),
		);
	};
	const cli = (isCold: boolean) => {
		if (isCold) {
			rmSync(join(root, ".git/tacit"), { recursive: true, force: true });
			rmSync(join(root, "DECISIONS.md"), { force: true });
		}
		const started = performance.now();
		const { status, stderr } = spawnSync(
			process.execPath,
			["--require", usage, join(projectFolder, "dist/cli.mjs"), "log"],
			{
				cwd: root,
				encoding: "utf8",
				env: { ...process.env, USAGE: `${usage}.ms` },
			},
		);
		if (status !== 0) throw new Error(stderr);
		return {
			ms: performance.now() - started,
			processor: Number(readFileSync(`${usage}.ms`, "utf8")),
		};
	};
	const runs = Number(values.runs);
	// What was written last must have settled, or its stamps are not trusted.
	await sleep(200);
	const floors: LogRun[] = [];
	const builds: LogRun[] = [];
	const cold: LogRun[] = [];
	const warm: LogRun[] = [];
	const changes: LogRun[] = [];
	const starts: number[] = [];
	const again: LogRun[] = [];
	for (let at = 0; at < runs; at++) {
		floors.push(run("parse"));
		builds.push(run("build"));
		cold.push(cli(true));
		warm.push(cli(false));
		change();
		await sleep(200);
		again.push(cli(false));
		starts.push(nodeStart());
	}
	for (let at = 0; at < runs; at++) changes.push(run("change"));
	const times = (runs: readonly LogRun[]) => median(runs.map(({ ms }) => ms));
	const processor = (runs: readonly LogRun[]) =>
		median(runs.map((each) => each.processor));
	// Of processor time: a busy machine burdens both alike, but not in the same moment.
	const ratios = builds.map(
		(build, at) => build.processor / (floors[at]?.processor ?? Number.NaN),
	);
	return [
		{
			name: "reading and remark-parsing each file once",
			value: times(floors),
			unit: "ms",
		},
		{
			name: "the same, of processor time",
			value: processor(floors),
			unit: "ms",
		},
		{
			name: "building the log, nothing kept",
			value: times(builds),
			unit: "ms",
		},
		{
			name: "the same, of processor time",
			value: processor(builds),
			unit: "ms",
			ratio: median(ratios),
			best: Math.min(...ratios),
			target: 1.5,
		},
		{ name: "node -e 0", value: median(starts), unit: "ms" },
		{
			name: "tacit log, nothing kept",
			value: times(cold),
			unit: "ms",
			...(count === 1000 ? { target: 1000 } : {}),
		},
		{
			name: "the same, of its processor time",
			value: processor(cold),
			unit: "ms",
		},
		{
			name: "tacit log, again",
			value: times(warm),
			unit: "ms",
			...(count === 1000 ? { target: 150 } : {}),
		},
		{
			name: "the same, of its processor time",
			value: processor(warm),
			unit: "ms",
		},
		{
			name: `tacit log, after one of the ${of} changed`,
			value: times(again),
			unit: "ms",
		},
		{
			name: "the same, of its processor time",
			value: processor(again),
			unit: "ms",
		},
		{
			name: `after one of the ${of} changed, in a process that goes on`,
			value: times(changes),
			unit: "ms",
		},
		{
			name: "the same, of processor time",
			value: processor(changes),
			unit: "ms",
			...(count === 10_000 ? { target: 50 } : {}),
		},
	];
}

function nodeStart(): number {
	const started = performance.now();
	spawnSync(process.execPath, ["-e", "0"]);
	return performance.now() - started;
}

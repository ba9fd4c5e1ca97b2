import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { generateNotes } from "../support/generateNotes.ts";
import { bundleScript } from "./bundleScript.ts";
import {
	type Figure,
	formatFigure,
	median,
	quantile,
	sorted,
} from "./figure.ts";
import type { IndexOrder, IndexRun, TimedLoad } from "./indexChild.ts";

// Times the index on real files: `tsx test/bench/indexBench.ts [--n 100,1000,10000] [--runs 5] [--files 2000]`.
// A load is timed in a process of its own, as in an editor that starts, and again once the process has warmed up. The floor
// is reading the notes as text with readFileSync, one after the other, right before in the same process. Prints medians,
// ratios to the floor, and each target with met or missed.

/** The targets for loads and memory are set for 10,000 notes; fewer do not outweigh what a walk and a start cost by themselves. */
const fullCount = 10_000;

/** As a profile of the loads shows it (`node --cpu-prof` on the child). */
const ofCold =
	"a file is opened without following links, looked at, read and closed, four calls where readFileSync makes one; about as long again goes into front matter, anchors and what is kept of them. The editor has another process do it.";
const ofWarm =
	"every folder is listed and every file's stamp is looked at, which takes longer than to read files that are as short.";

const { values } = parseArgs({
	options: {
		n: { type: "string", default: "100,1000,10000" },
		runs: { type: "string", default: "5" },
		files: { type: "string", default: "2000" },
	},
});
const home = mkdtempSync(join(tmpdir(), "tacit-index-bench-"));
try {
	const child = await bundleScript("indexChild.ts", home);
	for (const count of values.n.split(",").map(Number)) {
		const { runs, bytes } = await measure(child, count);
		print(
			`\n${count} notes (${Math.round(bytes / count)} bytes each) over ${values.files} files, ${values.runs} runs`,
		);
		for (const figure of figuresOf(runs, count))
			print(`  ${formatFigure(figure)}`);
	}
} finally {
	rmSync(home, { recursive: true, force: true });
}

async function measure(child: string, count: number) {
	const root = join(home, `tree-${count}`);
	const generated = generateNotes({ count, files: Number(values.files) });
	let bytes = 0;
	for (const [path, text] of [...generated.sources, ...generated.notes]) {
		mkdirSync(dirname(join(root, path)), { recursive: true });
		writeFileSync(join(root, path), text);
	}
	for (const text of generated.notes.values()) bytes += Buffer.byteLength(text);
	const list = join(home, `notes-${count}`);
	writeFileSync(list, [...generated.notes.keys()].join("\n"));
	const run = async (isWarm: boolean, isMemory: boolean) => {
		// What was written last must have settled, or its stamps are not trusted.
		await sleep(100);
		const cache = join(home, `cache-${count}`);
		const order: IndexOrder = {
			root,
			cache,
			notes: list,
			isWarm,
			isMemory,
			repeats: isMemory ? 0 : 5,
		};
		const output = execFileSync(
			process.execPath,
			["--expose-gc", child, JSON.stringify(order)],
			{ encoding: "utf8" },
		);
		return JSON.parse(output) as IndexRun;
	};
	const runs: Runs = { cold: [], warm: [], coldMemory: [], warmMemory: [] };
	for (let at = 0; at < Number(values.runs); at++) {
		runs.cold.push(await run(false, false));
		runs.coldMemory.push(await run(false, true));
		// Reads the notes that were changed before, and stores them.
		await run(true, true);
		runs.warm.push(await run(true, false));
		runs.warmMemory.push(await run(true, true));
	}
	return { runs, bytes };
}

/** Runs by what the cache could give, and by what was measured. */
interface Runs {
	readonly cold: IndexRun[];
	readonly warm: IndexRun[];
	readonly coldMemory: IndexRun[];
	readonly warmMemory: IndexRun[];
}

function figuresOf(runs: Runs, count: number): readonly Figure[] {
	const full = (target: number) => (count < fullCount ? undefined : target);
	const first = (of: readonly IndexRun[]) =>
		of.flatMap((run) => run.loads.slice(0, 1));
	const later = (of: readonly IndexRun[]) =>
		of.flatMap((run) => run.loads.slice(1));
	const load = (
		name: string,
		of: readonly TimedLoad[],
		target: number | undefined,
		why: string,
	): Figure => ({
		why,
		name,
		value: median(of.map((run) => run.load)),
		unit: "ms",
		ratio: median(of.map((run) => run.load / run.floor)),
		best: Math.min(...of.map((run) => run.load / run.floor)),
		...(target === undefined ? {} : { target }),
	});
	const figure = (
		name: string,
		value: number,
		unit: string,
		target?: number,
	): Figure =>
		target === undefined
			? { name, value, unit }
			: { name, value, unit, target };
	const timed = [...runs.cold, ...runs.warm];
	const slices = timed.flatMap((run) => [
		...run.loads.flatMap((load) => load.slices),
		...run.settleSlices,
	]);
	const own = sorted(
		slices.filter((slice) => !slice.isInterrupted).map(({ ms }) => ms),
	);
	const changed = sorted(runs.cold.flatMap((run) => run.changed));
	const memory = (of: readonly IndexRun[], what: "heap" | "rss") =>
		median(of.map((run) => run[what])) / 1e6;
	return [
		figure(
			"floor, first pass of a process",
			median(first(timed).map((run) => run.floor)),
			"ms",
		),
		figure(
			"floor, warmed up",
			median(later(timed).map((run) => run.floor)),
			"ms",
		),
		load("cold load, first of a process", first(runs.cold), full(5), ofCold),
		load("cold load, warmed up", later(runs.cold), full(5), ofCold),
		load("warm load, first of a process", first(runs.warm), full(1), ofWarm),
		load("warm load, warmed up", later(runs.warm), full(1), ofWarm),
		figure(
			"files read by a warm load, nearest to what is in sight",
			median(first(runs.warm).map((run) => run.read)),
			"",
		),
		figure(
			"notes of the file in sight after, first of a process",
			median(first(timed).map((run) => run.first)),
			"ms",
		),
		figure("one changed note, median", quantile(changed, 0.5), "ms", 2),
		figure(
			"one changed note, 99th percentile",
			quantile(changed, 0.99),
			"ms",
			2,
		),
		figure(
			`slices, 99th percentile of ${own.length} uninterrupted`,
			quantile(own, 0.99),
			"ms",
			8,
		),
		figure("slices, longest uninterrupted", own.at(-1) ?? 0, "ms", 16),
		figure(
			`slices, longest of ${slices.length - own.length} that other programs interrupted`,
			Math.max(0, ...slices.map(({ ms }) => ms)),
			"ms",
		),
		figure(
			"heap after a cold load",
			memory(runs.coldMemory, "heap"),
			"MB",
			full(15),
		),
		figure(
			"heap after a warm load",
			memory(runs.warmMemory, "heap"),
			"MB",
			full(15),
		),
		figure(
			"RSS more after a cold load",
			memory(runs.coldMemory, "rss"),
			"MB",
			full(25),
		),
		figure(
			"RSS more after a warm load",
			memory(runs.warmMemory, "rss"),
			"MB",
			full(25),
		),
		figure(
			"opening all shelves afterwards",
			median(runs.warm.map((run) => run.settle)),
			"ms",
		),
		figure(
			"asking for the notes of a file",
			median(timed.flatMap((run) => run.asked)),
			"ms",
		),
		figure("storing the cache", median(timed.map((run) => run.save)), "ms"),
	];
}

function print(line: string): void {
	process.stdout.write(`${line}\n`);
}

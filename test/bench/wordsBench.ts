import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import MiniSearch from "minisearch";
import { markdownCodec } from "../../src/core/markdown/markdownCodec.ts";
import type { RepoPath } from "../../src/core/repoPath.ts";
import { proseAndCode } from "../../src/internalize/search/proseAndCode.ts";
import { openWorkspace } from "../../src/node/files/openWorkspace.ts";
import { createTacit } from "../../src/tacit.ts";
import { generateNotes } from "../support/generateNotes.ts";
import { formatFigure, median, quantile, sorted } from "./figure.ts";

/**
 * `npm run bench -- words`, or `tsx test/bench/wordsBench.ts [--n 100,1000,10000] [--runs 5]`: what searching costs among so
 * many notes on disk: to read and index them all, how long others wait meanwhile, what is in memory after it, to take
 * in one note that changed, and what each letter costs of what somebody types, from the letter to the results with
 * their excerpts. Beside it the same letters by a scan of all texts for the words (the floor, with all texts in memory
 * and nothing ranked), and by MiniSearch, an index of the usual kind. On disk nothing is kept.
 */
const { values } = parseArgs({
	options: {
		n: { type: "string", default: "100,1000,10000" },
		runs: { type: "string", default: "5" },
	},
});
const typed = [
	"why do we retry when the gateway drops a request",
	"ledger evnt",
	"by:ada keep the invoice",
	'"rounded half-even"',
];
const keystrokes = typed.flatMap((text) =>
	Array.from({ length: text.length }, (_, at) => text.slice(0, at + 1)),
);
setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");
const heap = () => {
	collect();
	return process.memoryUsage().heapUsed / 1024 / 1024;
};

for (const count of values.n.split(",").map(Number)) await measure(count);

async function measure(count: number): Promise<void> {
	const root = mkdtempSync(path.join(tmpdir(), "tacit-words-"));
	try {
		const { notes } = generateNotes({ count });
		for (const [file, text] of notes) {
			mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
			writeFileSync(path.join(root, file), text);
		}
		await measureIn(root, notes);
	} finally {
		rmSync(root, { recursive: true, force: true });
	}
}

async function measureIn(
	root: string,
	notes: ReadonlyMap<string, string>,
): Promise<void> {
	console.log(`${notes.size} notes`);
	const slices: number[] = [];
	let since = process.cpuUsage();
	const tacit = createTacit({
		workspace: openWorkspace(root, {
			kind: "repository",
			ownFolder: path.join(root, "own"),
		}),
		drafts: openWorkspace(path.join(root, "own"), {
			kind: "drafts",
			ownFolder: path.join(root, "own"),
		}),
		history: undefined,
		codec: markdownCodec,
		log: { info: () => undefined, warn: () => undefined },
		slice: {
			budgetMs: 5,
			now: () => performance.now(),
			async pause() {
				slices.push(cpuSince(since));
				await new Promise((resolve) => setImmediate(resolve));
				since = process.cpuUsage();
			},
		},
		cache: undefined,
		today: () => "2026-11-26",
		now: Date.now,
		random: (size) => crypto.getRandomValues(new Uint8Array(size)),
	});
	await tacit.load([]);
	const before = heap();
	slices.length = 0;
	show("read and index all", await cpuOf(() => tacit.refreshSearch()), "ms");
	show(
		"  until others have their turn, p95",
		quantile(sorted(slices), 0.95),
		"ms",
	);
	show("  the longest", quantile(sorted(slices), 1), "ms");
	show("in memory", heap() - before, "MB");
	show("on disk", 0, "MB");

	const [changed = "", text = ""] =
		[...notes][Math.floor(notes.size / 2)] ?? [];
	const updates: number[] = [];
	for (let run = 0; run < 20; run++) {
		writeFileSync(path.join(root, changed), `${text}\nAnd so on, ${run}.\n`);
		const file = {
			path: changed as RepoPath,
			visibility: "published",
		} as const;
		const row = tacit.index.row(file);
		const head = tacit.index.noteIn(file)?.head;
		tacit.index.set(file, { head, findings: row?.findings ?? [] }, `${run}`);
		updates.push(await cpuOf(() => tacit.refreshSearch()));
	}
	show("take in one note that changed, median", median(updates), "ms");

	const plain = [...notes.values()].map((each) => each.toLowerCase());
	const floor = await timesOf(async (letters) => {
		const words = letters
			.toLowerCase()
			.split(/[^\p{L}\p{N}]+/u)
			.filter(Boolean);
		plain.filter((each) => words.every((word) => each.includes(word)));
	});
	const own = await timesOf((letters) =>
		tacit.search({ typed: letters, isTyping: true, most: 50 }),
	);
	const least = quantile(floor, 0.5);
	for (const [name, part] of [
		["median", 0.5],
		["p95", 0.95],
		["most", 1],
	] as const)
		console.log(
			formatFigure({
				name: `a letter, ${name}`,
				value: quantile(own, part),
				unit: "ms",
				target: 30,
			}),
		);
	console.log(
		`    the floor: median ${least.toFixed(2)} ms, p95 ${quantile(floor, 0.95).toFixed(2)} ms; beside it ${(quantile(own, 0.5) / least).toFixed(2)} × and ${(quantile(own, 0.95) / quantile(floor, 0.95)).toFixed(2)} ×`,
	);
	await measureMiniSearch(notes);
	tacit.dispose();
}

async function measureMiniSearch(
	notes: ReadonlyMap<string, string>,
): Promise<void> {
	const documents = [...notes].map(([id, text]) => ({
		...{ id, ...proseAndCode(text) },
		head: text.slice(0, text.indexOf("\n---\n")),
	}));
	const before = heap();
	const index = new MiniSearch({ fields: ["head", "prose", "code"] });
	const built = await cpuOf(async () => index.addAll(documents));
	const memory = heap() - before;
	const times = await timesOf(async (letters) => {
		index.search(letters, {
			prefix: (_, at, all) => at === all.length - 1,
			fuzzy: (term) => (term.length > 3 ? 0.2 : false),
		});
	});
	console.log(
		`    MiniSearch: ${built.toFixed(0)} ms to index, ${memory.toFixed(1)} MB, a letter median ${quantile(times, 0.5).toFixed(2)} ms, p95 ${quantile(times, 0.95).toFixed(2)} ms, most ${quantile(times, 1).toFixed(2)} ms`,
	);
}

/** Of all letters that are typed, in order; each by its quickest run, for the machine may be busy. */
async function timesOf(
	search: (letters: string) => Promise<unknown>,
): Promise<readonly number[]> {
	const quickest = keystrokes.map(() => Number.POSITIVE_INFINITY);
	for (let run = 0; run < Number(values.runs); run++)
		for (const [at, letters] of keystrokes.entries())
			quickest[at] = Math.min(
				quickest[at] ?? 0,
				await cpuOf(() => search(letters)),
			);
	return sorted(quickest);
}

/** Milliseconds of the processor, since the machine may be busy. */
async function cpuOf(task: () => Promise<unknown>): Promise<number> {
	const start = process.cpuUsage();
	await task();
	return cpuSince(start);
}

function cpuSince(start: NodeJS.CpuUsage): number {
	const { user, system } = process.cpuUsage(start);
	return (user + system) / 1000;
}

function show(name: string, value: number, unit: string): void {
	console.log(formatFigure({ name, value, unit }));
}

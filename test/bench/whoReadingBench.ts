import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { cacheFile } from "../../src/node/files/cacheFile.ts";
import { GitRunner } from "../../src/node/git/gitRunner.ts";
import { headQuestion } from "../../src/node/git/questions/headQuestion.ts";
import { workQuestion } from "../../src/node/git/questions/workQuestion.ts";
import { work } from "../../src/node/git/work.ts";
import { knowledge } from "../../src/socialize/knowing/knowledge.ts";
import {
	readWorkCache,
	writeWorkCache,
} from "../../src/socialize/work/workCache.ts";
import { WorkLog } from "../../src/socialize/work/workLog.ts";
import { type Figure, formatFigure } from "./figure.ts";

// What it takes to say who knows a file: the first time, against the `git log` that it needs; later; and after one commit.
// `npm run bench:who-reading -- FOLDER …`, each a git directory, of which nothing is written.

const rounds = 5;
const tries = 3;
let holder: unknown;

for (const folder of process.argv.slice(2)) await measure(folder);

async function measure(folder: string): Promise<void> {
	const git = new GitRunner({
		...{ binary: "/usr/bin/git", folder, environment: process.env },
	});
	const head = (await git.ask(headQuestion))?.commit ?? "";
	const basis = { head, shallow: "" };
	const place = mkdtempSync(path.join(tmpdir(), "tacit-who-"));
	const cache = { store: cacheFile(path.join(place, "work")), key: "bench" };
	const read = async () => {
		let log = new WorkLog();
		await work({ git }, basis, undefined, () => {
			log = new WorkLog();
			return (commit) => log.add(commit);
		});
		await writeWorkCache({ log, head, shallow: "", mailmap: "" }, cache);
		return log;
	};
	const plain = await best(tries, async () => {
		for (const isExact of [false, true])
			try {
				execFileSync("git", workQuestion(head, isExact).commands, {
					...{ cwd: folder, maxBuffer: 2 ** 31 - 1 },
					stdio: ["ignore", "pipe", "ignore"],
				});
				return;
			} catch {
				// It lacks files of which git would have to say whether they were renamed.
			}
	});
	const cold = await best(tries, read);
	const log = await read();
	const file = [...log.commits()].at(-1)?.files[0] ?? 0;
	const asked = log.paths[file];
	if (asked === undefined) throw new Error(`${folder} has no files.`);
	const today = Math.max(...[...log.commits()].map(({ day }) => day));
	const warm = await best(rounds, async () => {
		const [kept] = [readWorkCache(cache), await git.ask(headQuestion)];
		if (!kept) throw new Error("Nothing was kept.");
		knowledge(kept.log, { path: asked, isFolder: false, today });
	});
	const again = await best(rounds, async () => {
		knowledge(log, { path: asked, isFolder: false, today });
	});
	const parent = execFileSync("git", ["rev-parse", `${head}~1`], {
		...{ cwd: folder, encoding: "utf8" as const },
	}).trim();
	const one = await best(rounds, async () => {
		await work({ git }, basis, parent, () => () => undefined);
	});
	const held = heldBy(cache);
	const size = statSync(path.join(place, "work")).size / 1e6;
	rmSync(place, { recursive: true });
	console.log(`${folder}: ${log.length} commits, ${log.paths.length} files`);
	const figures: readonly Figure[] = [
		{
			name: "first time",
			value: cold,
			unit: "ms",
			ratio: cold / plain,
			target: 3,
		},
		{ name: "later, from what was kept", value: warm, unit: "ms", target: 50 },
		{ name: "again in the same run", value: again, unit: "ms", target: 50 },
		{ name: "reading one more commit", value: one, unit: "ms" },
		{ name: "kept", value: size, unit: "MB" },
		{ name: "in memory", value: held, unit: "MB" },
	];
	for (const figure of figures) console.log(`  ${formatFigure(figure)}`);
	git.dispose();
}

/** What a log takes in memory, in MB, by the heap before and after; exactly with `node --expose-gc` alone. */
function heldBy(cache: Parameters<typeof readWorkCache>[0]): number {
	const before = used();
	holder = readWorkCache(cache);
	const held = used() - before;
	return holder ? held / 1e6 : 0;
}

function used(): number {
	globalThis.gc?.();
	const { heapUsed, arrayBuffers } = process.memoryUsage();
	return heapUsed + arrayBuffers;
}

/** The shortest of some rounds, in milliseconds. */
async function best(
	count: number,
	task: () => Promise<unknown>,
): Promise<number> {
	let shortest = Number.POSITIVE_INFINITY;
	for (let round = 0; round < count; round++) {
		const began = performance.now();
		await task();
		shortest = Math.min(shortest, performance.now() - began);
	}
	return shortest;
}

import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { projectFolder } from "../../support/cacheFolder.ts";

const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;

it("the benchmark of the index measures what it names, on a few notes", async () => {
	const { stdout } = await promisify(execFile)(
		process.execPath,
		[
			...[
				"--import",
				tsx,
				path.join(projectFolder, "test/bench/indexBench.ts"),
			],
			...["--n", "20", "--files", "10", "--runs", "1"],
		],
		{ cwd: projectFolder },
	);
	for (const figure of [
		/floor, warmed up +[\d.]+ ms/,
		/cold load, first of a process +[\d.]+ ms +[\d.]+ ×/,
		/warm load, first of a process +[\d.]+ ms +[\d.]+ ×/,
		/one changed note, median +[\d.]+ ms +at most 2 ms/,
		/heap after a cold load +[\d.]+ MB/,
	])
		expect(stdout).toMatch(figure);
});

it("the benchmark of the search measures what it names, on a few notes", async () => {
	const { stdout } = await promisify(execFile)(
		process.execPath,
		[
			...[
				"--import",
				tsx,
				path.join(projectFolder, "test/bench/wordsBench.ts"),
			],
			...["--n", "20", "--runs", "1"],
		],
		{ cwd: projectFolder },
	);
	for (const figure of [
		/^20 notes$/m,
		/read and index all +[\d.]+ ms/,
		/in memory +[\d.]+ MB/,
		/take in one note that changed, median +[\d.]+ ms/,
		/a letter, p95 +[\d.]+ ms +at most 30 ms/,
		/the floor: median [\d.]+ ms, p95 [\d.]+ ms/,
	])
		expect(stdout).toMatch(figure);
});

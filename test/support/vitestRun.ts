import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { projectFolder } from "./cacheFolder.ts";
import {
	addTotals,
	type FileTotals,
	noTests,
	type TestTotals,
	withFailure,
	withSecondLook,
} from "./testTotals.ts";

/** What to run, see `runVitest`. */
export interface VitestRun {
	/** A project of vitest.config.ts. */
	readonly project: "unit" | "system" | "window";
	/** Parts of file names; all files if left out. */
	readonly files?: readonly string[];
	/** Options of vitest. */
	readonly options?: readonly string[];
	/** Variables beyond those of this process. */
	readonly environment?: Readonly<Record<string, string>>;
	/** Whether files that failed are run once more, as in `withSecondLook`; not if they are more than five. */
	readonly secondLook?: boolean;
}

const secondLooks = 5;

/** Runs a project's tests, printing what vitest prints. A run that fails without a failed test is one failure. */
export async function runVitest(run: VitestRun): Promise<TestTotals> {
	const { totals, exitCode } = await runOnce(run);
	const failed = Object.keys(totals).filter(
		(file) => (totals[file]?.failed ?? 0) > 0,
	);
	const mayPass =
		run.secondLook === true &&
		failed.length > 0 &&
		failed.length <= secondLooks;
	if (mayPass) {
		console.log(`\nOnce more, for they failed: ${failed.join(", ")}`);
		const second = await runOnce({ ...run, files: failed });
		return addTotals(
			Object.entries(totals).map(([file, first]) =>
				failed.includes(file)
					? withSecondLook(first, second.totals[file] ?? noTests)
					: first,
			),
		);
	}
	const all = addTotals(Object.values(totals));
	return exitCode === 0 || all.failed > 0
		? all
		: withFailure(all, `vitest, ${run.project}: ended with ${exitCode}.`);
}

async function runOnce({
	project,
	files = [],
	options = [],
	environment = {},
}: VitestRun): Promise<{ totals: FileTotals; exitCode: number }> {
	const folder = await mkdtemp(join(tmpdir(), "tacit-vitest-"));
	const totalsFile = join(folder, "totals.json");
	const vitest = join(
		dirname(createRequire(import.meta.url).resolve("vitest/package.json")),
		"vitest.mjs",
	);
	const reporter = fileURLToPath(new URL("totalsReporter.ts", import.meta.url));
	const reporters = ["--reporter=default", `--reporter=${reporter}`];
	try {
		const child = spawn(
			process.execPath,
			[vitest, "run", "--project", project, ...reporters, ...options, ...files],
			{
				cwd: projectFolder,
				env: { ...process.env, ...environment, TACIT_TOTALS: totalsFile },
				stdio: "inherit",
			},
		);
		const exitCode = await new Promise<number>((resolve, reject) => {
			child.once("error", reject);
			child.once("close", (code) => resolve(code ?? 1));
		});
		return { totals: await readTotals(totalsFile), exitCode };
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function readTotals(file: string): Promise<FileTotals> {
	try {
		return JSON.parse(await readFile(file, "utf8"));
	} catch (error) {
		// Vitest failed before it ran anything, and said so.
		if ((error as NodeJS.ErrnoException).code === "ENOENT") {
			return {};
		}
		throw error;
	}
}

import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { projectFolder } from "./cacheFolder.ts";
import { noTests, type TestTotals, withFailure } from "./testTotals.ts";

/** What to run, see `runVitest`. */
export interface VitestRun {
	/** A project of vitest.config.ts. */
	readonly project: "unit" | "system" | "window";
	/** Further parameters of vitest: parts of file names, options. */
	readonly parameters?: readonly string[];
	/** Variables beyond those of this process. */
	readonly environment?: Readonly<Record<string, string>>;
}

/** Runs a project's tests, printing what vitest prints. A run that fails without a failed test is one failure. */
export async function runVitest({
	project,
	parameters = [],
	environment = {},
}: VitestRun): Promise<TestTotals> {
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
			[vitest, "run", "--project", project, ...reporters, ...parameters],
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
		const totals = await readTotals(totalsFile);
		return exitCode === 0 || totals.failed > 0
			? totals
			: withFailure(totals, `vitest, ${project}: ended with ${exitCode}.`);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function readTotals(file: string): Promise<TestTotals> {
	try {
		return JSON.parse(await readFile(file, "utf8"));
	} catch (error) {
		// Vitest failed before it ran anything, and said so.
		if ((error as NodeJS.ErrnoException).code === "ENOENT") {
			return noTests;
		}
		throw error;
	}
}

import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { projectFolder } from "./cacheFolder.ts";
import {
	addTotals,
	noTests,
	parseTotals,
	type TestTotals,
} from "./testTotals.ts";

/** A program of this folder that runs tests and ends its output with their totals. */
export interface TestProgram {
	/** As a person reads it, such as `editor, in VS Code 1.103`. */
	readonly title: string;
	/** File name, such as `runEditorTests.ts`. */
	readonly file: string;
	readonly parameters: readonly string[];
	/** Variables beyond those of this process. */
	readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Runs the programs of each lane one after the other, and the lanes side by side: tests in an editor mostly wait. What a
 * program prints is printed when it ends, so that no two are mixed.
 */
export async function runSideBySide(
	lanes: readonly (readonly TestProgram[])[],
): Promise<TestTotals> {
	const totals = await Promise.all(
		lanes.map(async (programs) => {
			const all: TestTotals[] = [];
			for (const program of programs) all.push(await runProgram(program));
			return addTotals(all);
		}),
	);
	return addTotals(totals);
}

/** A program that fails without a failed test is one failure. */
async function runProgram(program: TestProgram): Promise<TestTotals> {
	const started = performance.now();
	const { output, exitCode } = await outputOf(program);
	const seconds = ((performance.now() - started) / 1000).toFixed(0);
	console.log(`\n── ${program.title}: ended after ${seconds} s\n${output}`);
	const totals = parseTotals(output) ?? noTests;
	return exitCode === 0 || totals.failed > 0
		? totals
		: { ...totals, failed: 1 };
}

async function outputOf({
	file,
	parameters,
	environment,
}: TestProgram): Promise<{ output: string; exitCode: number }> {
	const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
	const program = fileURLToPath(new URL(file, import.meta.url));
	const child = spawn(
		process.execPath,
		["--import", tsx, program, ...parameters],
		{
			cwd: projectFolder,
			env: { ...process.env, ...environment },
			stdio: ["ignore", "pipe", "pipe"],
		},
	);
	const chunks: Buffer[] = [];
	for (const stream of [child.stdout, child.stderr])
		stream.on("data", (chunk: Buffer) => chunks.push(chunk));
	const exitCode = await new Promise<number>((resolve, reject) => {
		child.once("error", reject);
		child.once("close", (code) => resolve(code ?? 1));
	});
	return { output: Buffer.concat(chunks).toString("utf8"), exitCode };
}

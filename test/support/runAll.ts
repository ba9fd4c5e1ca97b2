import { projectFolder } from "./cacheFolder.ts";
import { runCommandLine } from "./commandLine.ts";
import { runEditorTests } from "./editorTests.ts";
import { chooseEditorVersions } from "./editorVersion.ts";
import { installBrowser } from "./installBrowser.ts";
import { installEditor } from "./installEditor.ts";
import { packageExtension } from "./packagedExtension.ts";
import { printProgress } from "./progress.ts";
import { runNpmScript } from "./runNpmScript.ts";
import {
	addTotals,
	formatTotals,
	isSuccess,
	noTests,
	type TestFailure,
	type TestTotals,
	withFailure,
} from "./testTotals.ts";
import { runVitest } from "./vitestRun.ts";
import { runWindowTests } from "./windowTests.ts";

/** A part of `npm test`. */
interface Stage {
	readonly name: string;
	/** Prints what it does as it goes. Static checks count as no test when they pass and as a failed one when they fail. */
	readonly run: () => Promise<TestTotals>;
	readonly passes: (totals: TestTotals) => boolean;
}

const stages: readonly Stage[] = [
	{
		name: "package",
		run: async () => {
			await packaging;
			return noTests;
		},
		passes: ({ failed }) => failed === 0,
	},
	{
		name: "lint",
		run: async () =>
			(await runNpmScript("lint")) === 0
				? noTests
				: withFailure(noTests, "Static checks found something."),
		passes: ({ failed }) => failed === 0,
	},
	{
		name: "unit",
		run: () => runVitest({ project: "unit" }),
		passes: isSuccess,
	},
	{
		name: "system",
		run: () => runVitest({ project: "system" }),
		passes: isSuccess,
	},
	{
		name: "editor",
		run: async () => {
			await fetching;
			return runEditorTests({ isBuilt: true, secondLook: true });
		},
		passes: isSuccess,
	},
	{
		name: "window",
		run: async () =>
			runWindowTests({ vsix: await packaging, secondLook: true }),
		passes: isSuccess,
	},
];

/**
 * The package is made before anything else, so that nothing builds while others read what was built. One stage runs after the
 * other: a window uses most of a small machine, and beside other tests both take twice as long, and longer than somebody
 * who waits for something expects.
 */
const packaging = packageExtension();
packaging.catch(() => undefined);

/**
 * Editors and browser come while the first stages run. Why one cannot be had is told by the stage that needs it, which
 * asks for it again.
 */
const fetching = (async () => {
	const progress = (line: string) => {
		if (line.startsWith("Installing")) printProgress(`meanwhile: ${line}`);
	};
	await installBrowser(progress);
	for (const version of chooseEditorVersions(undefined))
		await installEditor(version, progress);
})().catch(() => undefined);

/** Runs a stage between a heading and a line that says how it ended. A stage that could not run has failed. */
async function runStage({
	name,
	run,
	passes,
}: Stage): Promise<{ totals: TestTotals; passed: boolean }> {
	console.log(`\n━━ ${name} ${"━".repeat(60 - name.length)}`);
	const started = performance.now();
	const totals = await run().catch((error: Error) => {
		process.stderr.write(`\n${error.message}\n`);
		return withFailure(noTests, error.message);
	});
	const passed = passes(totals);
	const seconds = ((performance.now() - started) / 1000).toFixed(0);
	console.log(`\n━━ ${name}: ${passed ? "passed" : "FAILED"} in ${seconds} s`);
	return { totals, passed };
}

function printFailures(failures: readonly TestFailure[]): void {
	for (const { test, said } of failures)
		console.log(`   ${test.replace(projectFolder, "")}\n      ${said}`);
}

/** Goes on after a failure, so that one run tells everything that is wrong. */
await runCommandLine(async () => {
	const results: TestTotals[] = [];
	const failed: string[] = [];
	for (const stage of stages) {
		const { totals, passed } = await runStage(stage);
		results.push(totals);
		if (!passed) {
			failed.push(stage.name);
		}
	}
	const totals = addTotals(results);
	if (failed.length > 0) {
		console.log(`\n━━ FAILED: ${failed.join(", ")}`);
		// Again, and last: of a long output often its end alone is seen.
		printFailures(totals.failures);
	}
	// What passed only when it was run again is a defect, of a test or of what it tests, that nobody may overlook.
	if (totals.unsteady?.length) {
		console.log("\n━━ UNSTEADY: failed, and passed when run once more");
		printFailures(totals.unsteady);
	}
	console.log(`\n${formatTotals(totals)}`);
	return failed.length > 0 ? 1 : 0;
});

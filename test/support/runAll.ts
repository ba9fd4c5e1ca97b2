import { runCommandLine } from "./commandLine.ts";
import { chooseEditorVersions } from "./editorVersion.ts";
import { installBrowser } from "./installBrowser.ts";
import { installEditor } from "./installEditor.ts";
import { packageExtension } from "./packagedExtension.ts";
import { printProgress } from "./progress.ts";
import { runNpmScript } from "./runNpmScript.ts";
import { runSideBySide } from "./sideBySide.ts";
import {
	addTotals,
	formatTotals,
	isSuccess,
	noTests,
	type TestTotals,
} from "./testTotals.ts";
import { runVitest } from "./vitestRun.ts";

/** A part of `npm test`. */
interface Stage {
	readonly name: string;
	/** Prints what it does as it goes. Static checks count as no test when they pass and as a failed one when they fail. */
	readonly run: () => Promise<TestTotals>;
	readonly passes: (totals: TestTotals) => boolean;
}

const stages: readonly Stage[] = [
	{
		name: "check",
		run: async () =>
			(await runNpmScript("check")) === 0 ? noTests : { ...noTests, failed: 1 },
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
	{ name: "editor and window", run: runInEditors, passes: isSuccess },
];

/** The versions side by side, each with the tests inside it before those from outside. */
async function runInEditors(): Promise<TestTotals> {
	const vsix = await packageExtension();
	await installBrowser(printProgress);
	const versions = chooseEditorVersions(undefined);
	for (const version of versions) await installEditor(version, printProgress);
	const desktop = process.env["VSCODE_EXECUTABLE"] ?? "";
	const program = (kind: "Editor" | "Window", version?: string) => ({
		title: `${kind.toLowerCase()}, in VS Code ${version ?? "desktop"}`,
		file: `run${kind}Tests.ts`,
		parameters: version === undefined ? [] : ["--version", version],
		environment: { TACIT_VSIX: vsix },
	});
	console.log(
		`\n  in VS Code ${versions.map(({ vscode }) => vscode).join(" and ")}, side by side; what they print comes when each part ends`,
	);
	return runSideBySide([
		...(desktop === "" ? [] : [[program("Editor")]]),
		...versions.map(({ vscode }) => [
			...(desktop === "" ? [program("Editor", vscode)] : []),
			program("Window", vscode),
		]),
	]);
}

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
		return { ...noTests, failed: 1 };
	});
	const passed = passes(totals);
	const seconds = ((performance.now() - started) / 1000).toFixed(0);
	console.log(`\n━━ ${name}: ${passed ? "passed" : "FAILED"} in ${seconds} s`);
	return { totals, passed };
}

await runCommandLine(async () => {
	const results: TestTotals[] = [];
	let failed = false;
	for (const stage of stages) {
		const { totals, passed } = await runStage(stage);
		results.push(totals);
		if (!passed) {
			failed = true;
			const left = stages
				.slice(stages.indexOf(stage) + 1)
				.map(({ name }) => name);
			if (left.length > 0) {
				console.log(`   not run: ${left.join(", ")}`);
			}
			break;
		}
	}
	console.log(`\n${formatTotals(addTotals(results))}`);
	return failed ? 1 : 0;
});

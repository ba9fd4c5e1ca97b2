import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { runTests, TestRunFailedError } from "@vscode/test-electron";
import { copyBuiltExtension } from "./builtExtension.ts";
import { bundleEditorTests } from "./bundleEditorTests.ts";
import { editorSettings } from "./editorSettings.ts";
import {
	type EditorSuite,
	findEditorSuites,
	prepareWorkspace,
} from "./editorSuite.ts";
import type { EditorTestPlan, TestOutcome } from "./editorTestPlan.ts";
import { chooseEditorVersions } from "./editorVersion.ts";
import { installBrowser } from "./installBrowser.ts";
import { installEditor } from "./installEditor.ts";
import { printProgress } from "./progress.ts";
import { makeRunFolder } from "./runFolder.ts";
import { runNpmScript } from "./runNpmScript.ts";
import {
	addTotals,
	noTests,
	type TestTotals,
	withFailure,
	withSecondLook,
} from "./testTotals.ts";

/** Which editor tests to run; everything that is left out means all. */
export interface EditorTestChoice {
	/** As in `chooseEditorVersions`. */
	readonly version?: string | undefined;
	/** The name of one suite. */
	readonly suite?: string | undefined;
	/** A regular expression for the full titles of tests. */
	readonly grep?: string | undefined;
	/** Whether the extension is built already, from the sources as they are. */
	readonly isBuilt?: boolean;
	/** Whether a suite that failed is run once more, as in `withSecondLook`. */
	readonly secondLook?: boolean;
}

/** A VS Code to run a suite in. */
interface TestEditor {
	/** As a person knows it, such as `1.103` or `desktop`. */
	readonly label: string;
	/** The version that a test may insist on, major and minor; `undefined` for a build that somebody brought. */
	readonly expected?: string;
	/** The program to start, and what to tell it before everything else. */
	readonly executable: string;
	readonly parameters: readonly string[];
}

const testTimeoutMs = 180_000;

/** How often a suite is started at most because VS Code did not open its workspace, or gave up looking for notes in it. */
const restarts = 3;

/**
 * Builds the extension and runs its tests inside a real VS Code: the desktop build that the environment variable
 * `VSCODE_EXECUTABLE` names, else each chosen version from npm, oldest first. Prints what mocha prints.
 */
export async function runEditorTests(
	choice: EditorTestChoice,
): Promise<TestTotals> {
	const suites = (await findEditorSuites()).filter(
		({ name }) => choice.suite === undefined || name === choice.suite,
	);
	if (suites.length === 0) {
		throw new Error(
			choice.suite === undefined
				? "There are no editor tests."
				: `There is no suite "${choice.suite}".`,
		);
	}
	if (choice.isBuilt !== true && (await runNpmScript("build")) !== 0) {
		throw new Error("The extension could not be built.");
	}
	const results: TestTotals[] = [];
	for (const editor of await chooseEditors(choice.version)) {
		for (const suite of suites) {
			console.log(`\n${suite.name}, in VS Code ${editor.label}`);
			if (suite.workspace.untrusted === true && editor.expected === undefined) {
				console.log(
					"  not run: a test runner starts desktop VS Code with every folder trusted",
				);
			} else {
				const run = () => openedSuite(editor, suite, choice.grep);
				const totals = await run();
				if (totals.failed === 0 || choice.secondLook !== true) {
					results.push(totals);
				} else {
					console.log(`\n${suite.name}, once more, for it failed`);
					results.push(withSecondLook(totals, await run()));
				}
			}
		}
	}
	return addTotals(results);
}

async function chooseEditors(
	version: string | undefined,
): Promise<readonly TestEditor[]> {
	const desktop = process.env["VSCODE_EXECUTABLE"];
	if (desktop !== undefined && desktop !== "") {
		return [{ label: "desktop", executable: desktop, parameters: [] }];
	}
	const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
	const standIn = fileURLToPath(new URL("embeddedEditor.ts", import.meta.url));
	await installBrowser(printProgress);
	const editors: TestEditor[] = [];
	for (const chosen of chooseEditorVersions(version)) {
		await installEditor(chosen, printProgress);
		editors.push({
			label: chosen.vscode,
			expected: chosen.vscode,
			executable: process.execPath,
			parameters: [
				"--import",
				tsx,
				standIn,
				`--embedded-version=${chosen.vscode}`,
			],
		});
	}
	return editors;
}

/** Runs a suite; again where VS Code itself, which is not what is tested, did not come so far. */
async function openedSuite(
	editor: TestEditor,
	suite: EditorSuite,
	grep: string | undefined,
): Promise<TestTotals> {
	let said = "";
	for (let left = restarts; left > 0; left--) {
		const outcome = await runSuite(editor, suite, grep);
		if (typeof outcome !== "string") return outcome;
		said = notTested[outcome];
		console.log(`  ${said}`);
	}
	return withFailure(noTests, `${suite.name}-${editor.label}: ${said}`);
}

const notTested: Readonly<Record<Exclude<TestOutcome, TestTotals>, string>> = {
	unopened: "VS Code opened the workspace without its folders.",
	asleep:
		"VS Code did not wake Tacit; it looks for what wakes it for seven seconds.",
};

async function runSuite(
	editor: TestEditor,
	suite: EditorSuite,
	grep: string | undefined,
): Promise<TestOutcome> {
	const name = `${suite.name}-${editor.label}`;
	const run = await makeRunFolder(name);
	const bundle = await bundleEditorTests(suite, name);
	try {
		const extension = join(run.temporary, "extension");
		const workspace = join(run.temporary, "workspace");
		const userData = join(run.temporary, "user-data");
		await Promise.all([
			mkdir(extension),
			mkdir(workspace),
			mkdir(join(userData, "User"), { recursive: true }),
		]);
		await copyBuiltExtension(extension);
		const opened = await prepareWorkspace(suite, workspace);
		await writeFile(
			join(userData, "User", "settings.json"),
			JSON.stringify(settingsOf(suite)),
		);
		const totalsFile = join(run.temporary, "totals.json");
		const plan: EditorTestPlan = {
			files: bundle.files,
			wakes: suite.workspace.wakes !== false,
			...(grep === undefined ? {} : { grep }),
			color:
				process.stdout.isTTY === true && process.env["NO_COLOR"] === undefined,
			testTimeoutMs,
			totalsFile,
		};
		await writeFile(join(bundle.folder, "plan.json"), JSON.stringify(plan));
		const succeeded = await startTests({
			vscodeExecutablePath: editor.executable,
			extensionDevelopmentPath: extension,
			extensionTestsPath: bundle.runner,
			launchArgs: [
				...editor.parameters,
				opened,
				`--user-data-dir=${userData}`,
				`--extensions-dir=${join(run.temporary, "extensions")}`,
				...(suite.workspace.untrusted === true
					? ["--embedded-workspace-trust"]
					: []),
			],
			extensionTestsEnv: {
				...run.gitEnvironment,
				TACIT_EXPECTED_VSCODE: editor.expected,
				TACIT_LOGS: run.logs,
			},
		});
		return await readTotals(totalsFile, succeeded, name);
	} finally {
		await rm(bundle.folder, { recursive: true, force: true });
		await run.remove();
	}
}

/** The settings that every suite starts with, and its own on top. */
function settingsOf({ workspace }: EditorSuite): Record<string, unknown> {
	return {
		...editorSettings,
		...(workspace.untrusted === true
			? { "security.workspace.trust.startupPrompt": "never" }
			: {}),
		...workspace.settings,
	};
}

/** Runs the tests and says whether the editor ended as one does whose tests passed. */
async function startTests(
	options: Parameters<typeof runTests>[0],
): Promise<boolean> {
	try {
		await runTests(options);
		return true;
	} catch (error) {
		if (error instanceof TestRunFailedError) {
			return false;
		}
		throw error;
	}
}

/** What the tests wrote down. An editor that wrote nothing, or failed without a failed test, is one failure. */
async function readTotals(
	file: string,
	succeeded: boolean,
	label: string,
): Promise<TestOutcome> {
	const text = await readFile(file, "utf8").catch(
		(error: NodeJS.ErrnoException) => {
			if (error.code === "ENOENT") {
				return undefined;
			}
			throw error;
		},
	);
	if (text === undefined) {
		console.log("The extension host ended before its tests did.");
		return withFailure(noTests, `${label}: the extension host ended early.`);
	}
	const totals: TestOutcome = JSON.parse(text);
	if (typeof totals === "string") return totals;
	const failures = totals.failures.map(({ test, said }) => ({
		test: `${label}: ${test}`,
		said,
	}));
	return succeeded || totals.failed > 0
		? { ...totals, failures }
		: withFailure(
				totals,
				`${label}: the editor ended as if a test had failed.`,
			);
}

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { format } from "node:util";
import Mocha from "mocha";
import { extensions, workspace } from "vscode";
import type { EditorTestPlan, TestOutcome } from "../support/editorTestPlan.ts";
import { mapStack } from "../support/mapStack.ts";
import {
	oneLine,
	type TestFailure,
	type TestTotals,
} from "../support/testTotals.ts";

const patienceMs = 60_000;
const pauseMs = 25;

/**
 * The exit of a run whose VS Code opened the file of a workspace, and none of the folders that stand in it: its server
 * does so at times on a busy machine. `undefined` when all is well.
 */
function unopened(): Error | undefined {
	return workspace.workspaceFile && !workspace.workspaceFolders?.length
		? new Error("VS Code opened the workspace without its folders.")
		: undefined;
}

/** The exit of a run whose VS Code did not wake Tacit by what lies in the workspace. `undefined` once it has. */
async function asleep(): Promise<Error | undefined> {
	const until = performance.now() + patienceMs;
	const tacit = extensions.getExtension("tacit-notes.tacit-notes");
	while (!tacit?.isActive) {
		if (performance.now() > until)
			return new Error("VS Code did not wake Tacit.");
		await new Promise((resolve) => setTimeout(resolve, pauseMs));
	}
	// Active is also what failed to become so; asked once more, it says why.
	await tacit.activate();
	return undefined;
}

/**
 * Runs inside the extension host, bundled to CommonJS: runs the test files that the plan beside the bundle names, and
 * writes how many passed, failed and were skipped to the file that the plan names. Rejects when one failed.
 */
export async function run(): Promise<void> {
	process.setSourceMapsEnabled(true);
	const plan: EditorTestPlan = JSON.parse(
		await readFile(join(__dirname, "plan.json"), "utf8"),
	);
	const refuse = async (outcome: TestOutcome, failure: Error | undefined) => {
		if (!failure) return;
		await writeFile(plan.totalsFile, JSON.stringify(outcome));
		throw failure;
	};
	await refuse("unopened", unopened());
	if (plan.wakes) await refuse("asleep", await asleep());
	// The console of the extension host crosses processes that know nothing of format strings.
	Mocha.reporters.Base.consoleLog = (...values: unknown[]) =>
		console.log(format(...values));
	const mocha = new Mocha({
		ui: "bdd",
		reporter: "spec",
		color: plan.color,
		timeout: plan.testTimeoutMs,
	});
	if (plan.grep !== undefined) {
		mocha.grep(new RegExp(plan.grep));
	}
	for (const file of plan.files) {
		mocha.addFile(join(__dirname, file));
	}
	const failures: TestFailure[] = [];
	const { stats } = await new Promise<Mocha.Runner>((resolve) => {
		const runner = mocha.run(() => resolve(runner));
		runner.on("fail", (test: Mocha.Test | Mocha.Hook, error: Error) => {
			failures.push({ test: test.fullTitle(), said: oneLine(error.message) });
			if (error.stack !== undefined) {
				error.stack = mapStack(error.stack);
			}
		});
	});
	const totals: TestTotals = {
		passed: stats?.passes ?? 0,
		failed: stats?.failures ?? 0,
		skipped: stats?.pending ?? 0,
		failures,
	};
	await writeFile(plan.totalsFile, JSON.stringify(totals));
	if (totals.failed > 0) {
		throw new Error(`${totals.failed} tests failed.`);
	}
}

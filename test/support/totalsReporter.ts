import { writeFileSync } from "node:fs";
import type { Reporter, TestModule } from "vitest/node";
import {
	type FileTotals,
	oneLine,
	type TestTotals,
	withFailure,
} from "./testTotals.ts";

/**
 * Writes the totals of each file of a vitest run as JSON, by its absolute path, to the file that the environment variable
 * `TACIT_TOTALS` names. A test that did not run, for whatever reason, counts as skipped, and a file without a test that ran
 * as failed if anything went wrong in it.
 */
// biome-ignore lint/style/noDefaultExport: vitest loads a reporter's default export.
export default class TotalsReporter implements Reporter {
	onTestRunEnd(modules: readonly TestModule[]): void {
		const file = process.env["TACIT_TOTALS"];
		if (file === undefined) return;
		const totals: FileTotals = Object.fromEntries(
			modules.map((module) => [module.moduleId, totalsOf(module)]),
		);
		writeFileSync(file, JSON.stringify(totals));
	}
}

function totalsOf(module: TestModule): TestTotals {
	const tests = [...module.children.allTests()];
	const states = tests.map((test) => test.result().state);
	const count = (state: string): number =>
		states.filter((each) => each === state).length;
	const passed = count("passed");
	const failed = count("failed");
	const totals: TestTotals = {
		passed,
		failed,
		skipped: states.length - passed - failed,
		failures: tests.flatMap((test) => {
			const { state, errors } = test.result();
			if (state !== "failed") return [];
			const said = oneLine(errors[0]?.message ?? "");
			return [{ test: `${module.moduleId}: ${test.fullName}`, said }];
		}),
	};
	if (module.ok() || failed > 0) return totals;
	const said = oneLine(module.errors()[0]?.message ?? "its hooks failed.");
	return withFailure(totals, `${module.moduleId}: ${said}`);
}

import { writeFileSync } from "node:fs";
import type { Reporter, TestModule } from "vitest/node";
import { oneLine, type TestTotals } from "./testTotals.ts";

/**
 * Writes the totals of a vitest run as JSON to the file that the environment variable `TACIT_TOTALS` names. A test that
 * did not run, for whatever reason, counts as skipped.
 */
// biome-ignore lint/style/noDefaultExport: vitest loads a reporter's default export.
export default class TotalsReporter implements Reporter {
	onTestRunEnd(modules: readonly TestModule[]): void {
		const tests = modules.flatMap((module) => [...module.children.allTests()]);
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
				return [{ test: `${test.module.moduleId}: ${test.fullName}`, said }];
			}),
		};
		const file = process.env["TACIT_TOTALS"];
		if (file !== undefined) {
			writeFileSync(file, JSON.stringify(totals));
		}
	}
}

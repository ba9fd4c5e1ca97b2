import { writeFileSync } from "node:fs";
import type { Reporter, TestModule } from "vitest/node";
import type { TestTotals } from "./testTotals.ts";

/**
 * Writes the totals of a vitest run as JSON to the file that the environment variable `TACIT_TOTALS` names. A test that
 * did not run, for whatever reason, counts as skipped.
 */
// biome-ignore lint/style/noDefaultExport: vitest loads a reporter's default export.
export default class TotalsReporter implements Reporter {
	onTestRunEnd(modules: readonly TestModule[]): void {
		const states = modules.flatMap((module) =>
			[...module.children.allTests()].map((test) => test.result().state),
		);
		const count = (state: string): number =>
			states.filter((each) => each === state).length;
		const passed = count("passed");
		const failed = count("failed");
		const totals: TestTotals = {
			passed,
			failed,
			skipped: states.length - passed - failed,
		};
		const file = process.env["TACIT_TOTALS"];
		if (file !== undefined) {
			writeFileSync(file, JSON.stringify(totals));
		}
	}
}

/** How many tests of a run passed, failed and were skipped. */
export interface TestTotals {
	readonly passed: number;
	readonly failed: number;
	readonly skipped: number;
}

/** The totals of a run in which nothing ran. */
export const noTests: TestTotals = { passed: 0, failed: 0, skipped: 0 };

/** The totals of several runs together. */
export function addTotals(all: readonly TestTotals[]): TestTotals {
	return {
		passed: all.reduce((sum, totals) => sum + totals.passed, 0),
		failed: all.reduce((sum, totals) => sum + totals.failed, 0),
		skipped: all.reduce((sum, totals) => sum + totals.skipped, 0),
	};
}

/** One line without a line end, in the form that continuous integration reads. */
export function formatTotals({ passed, failed, skipped }: TestTotals): string {
	return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** Whether a run counts as a success: something ran, and nothing failed. */
export function isSuccess({ passed, failed }: TestTotals): boolean {
	return passed > 0 && failed === 0;
}

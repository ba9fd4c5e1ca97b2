import { stripVTControlCharacters } from "node:util";

/** A test that failed, or what else went wrong. */
export interface TestFailure {
	/** Its name, with those of what it stands in. */
	readonly test: string;
	/** What was said of it first, in one line. */
	readonly said: string;
}

/** How many tests of a run passed, failed and were skipped. */
export interface TestTotals {
	readonly passed: number;
	readonly failed: number;
	readonly skipped: number;
	/** What can be told of the failed ones. */
	readonly failures: readonly TestFailure[];
	/** What failed and passed when it was run once more: it counts as passed, and is told. */
	readonly unsteady?: readonly TestFailure[];
}

/** The totals of each file of a run, by its absolute path. */
export type FileTotals = Readonly<Record<string, TestTotals>>;

/** The totals of a run in which nothing ran. */
export const noTests: TestTotals = {
	passed: 0,
	failed: 0,
	skipped: 0,
	failures: [],
};

/** The totals of several runs together. */
export function addTotals(all: readonly TestTotals[]): TestTotals {
	return {
		passed: all.reduce((sum, totals) => sum + totals.passed, 0),
		failed: all.reduce((sum, totals) => sum + totals.failed, 0),
		skipped: all.reduce((sum, totals) => sum + totals.skipped, 0),
		failures: all.flatMap(({ failures }) => failures),
		unsteady: all.flatMap(({ unsteady = [] }) => unsteady),
	};
}

/** One line without a line end, in the form that continuous integration reads. */
export function formatTotals({ passed, failed, skipped }: TestTotals): string {
	return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** The totals with one more failure, which was no test's. */
export function withFailure(totals: TestTotals, said: string): TestTotals {
	const failure = { test: "no test", said: oneLine(said) };
	return {
		...totals,
		failed: totals.failed + 1,
		failures: [...totals.failures, failure],
	};
}

/** The totals of a run that failed and was run again: of the second run, if that passed, with what failed in the first told as unsteady. */
export function withSecondLook(
	first: TestTotals,
	second: TestTotals,
): TestTotals {
	if (!isSuccess(second)) return first;
	return {
		...second,
		unsteady: [
			...(first.unsteady ?? []),
			...first.failures,
			...(second.unsteady ?? []),
		],
	};
}

/** The first line of a text that says something, at most 300 characters, without colours. */
export function oneLine(text: string): string {
	const plain = stripVTControlCharacters(text);
	return (/\S.*/.exec(plain)?.[0] ?? "").slice(0, 300).trimEnd();
}

/** Whether a run counts as a success: something ran, and nothing failed. */
export function isSuccess({ passed, failed }: TestTotals): boolean {
	return passed > 0 && failed === 0;
}

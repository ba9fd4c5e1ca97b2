import type { TestTotals } from "./testTotals.ts";

/** What the runner inside the extension host is told, as the file `plan.json` beside its bundle. */
export interface EditorTestPlan {
	/** Bundled test files, relative to the bundle. */
	readonly files: readonly string[];
	/** Only tests whose full title matches this regular expression run; `undefined` runs all. */
	readonly grep?: string;
	readonly color: boolean;
	/** Whether Tacit has to be awake before the first test, though nobody called it. */
	readonly wakes: boolean;
	/** How long one test may take unless it says otherwise. */
	readonly testTimeoutMs: number;
	/** Absolute path of the file that receives a `TestOutcome` as JSON. */
	readonly totalsFile: string;
}

/**
 * What came of it. `unopened`: VS Code did not open what it was told to; `asleep`: it did not wake Tacit. Nothing ran in
 * either.
 */
export type TestOutcome = TestTotals | "unopened" | "asleep";

import type { TestTotals } from "./testTotals.ts";

/** What the runner inside the extension host is told, as the file `plan.json` beside its bundle. */
export interface EditorTestPlan {
	/** Bundled test files, relative to the bundle. */
	readonly files: readonly string[];
	/** Only tests whose full title matches this regular expression run; `undefined` runs all. */
	readonly grep?: string;
	readonly color: boolean;
	/** How long one test may take unless it says otherwise. */
	readonly testTimeoutMs: number;
	/** Absolute path of the file that receives a `TestOutcome` as JSON. */
	readonly totalsFile: string;
}

/** What came of it; `unopened`: VS Code did not open what it was told to, so that nothing ran. */
export type TestOutcome = TestTotals | "unopened";

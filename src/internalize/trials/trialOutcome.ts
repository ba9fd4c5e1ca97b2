/** How something that was tried ended. */
export type TrialOutcome =
	/** It ended well: with the exit code 0, or, of what has none, at all. */
	| { readonly state: "passed" }
	/** `exitCode` is `undefined` where none is told: tests failed, or it was stopped. */
	| { readonly state: "failed"; readonly exitCode: number | undefined }
	/** It ended, and nothing tells how. */
	| { readonly state: "unknown" };

/** What exit codes say: one that is not 0 is a failure; with none, it ended by itself. */
export function outcomeOfCodes(
	exitCodes: readonly (number | undefined)[],
): TrialOutcome {
	const exitCode = exitCodes.find((code) => code !== undefined && code !== 0);
	return exitCode === undefined
		? { state: "passed" }
		: { state: "failed", exitCode };
}

/** VS Code's numbers for how a test ended. */
const passed = 3;
const failures: readonly unknown[] = [4, 6];

/**
 * What VS Code's command `testing.runCurrentFile` hands over: it is no part of its API, so that anything else than the tests with
 * their states is `unknown`. Tests that failed or could not be run are a failure; without any that passed nothing is known.
 */
export function outcomeOfTests(result: unknown): TrialOutcome {
	const items = fieldOf(result, "items");
	if (!Array.isArray(items)) return { state: "unknown" };
	const states = items.map((item) => fieldOf(item, "ownComputedState"));
	if (states.some((state) => failures.includes(state)))
		return { state: "failed", exitCode: undefined };
	return { state: states.includes(passed) ? "passed" : "unknown" };
}

function fieldOf(value: unknown, name: string): unknown {
	return typeof value === "object" && value !== null
		? new Map(Object.entries(value)).get(name)
		: undefined;
}

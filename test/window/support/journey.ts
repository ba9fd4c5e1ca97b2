import { beforeEach, onTestFailed } from "vitest";

/**
 * Says that the tests of this file are steps of one journey, each of which goes on where the one before it ended: after
 * one that failed, the others are skipped.
 */
export function stepsOfOneJourney(): void {
	let failed: string | undefined;
	beforeEach(({ skip, task }) => {
		skip(failed !== undefined, `“${failed}” failed`);
		onTestFailed(() => {
			failed = task.name;
		});
	});
}

/** Where a step of the sample's tours stood when it was written, and where it belongs at the last commit. */
export interface SampleTourStep {
	/** Path of the tour from the root. */
	readonly tour: string;
	/** 0-based place among the tour's steps. */
	readonly step: number;
	/** Path from the root, and 1-based line. */
	readonly then: readonly [path: string, line: number];
	/** `undefined` where the line is gone and nothing took its place. */
	readonly now: readonly [path: string, line: number] | undefined;
}

const upload = ".tours/an-upload-from-door-to-archive.tour";
const wrong = ".tours/when-something-goes-wrong.tour";

/** All steps with a line, in the tours' order, judged by a person. */
export const sampleTourSteps: readonly SampleTourStep[] = [
	step(upload, 1, ["src/http/routes.ts", 17], ["src/http/routes.ts", 29]),
	step(upload, 2, ["src/upload/receive.ts", 35], ["src/upload/receive.ts", 39]),
	// What made the bytes safe is another call now; the step's sentence is not true of it.
	step(upload, 3, ["src/storage/diskStore.ts", 19], undefined),
	// `take` became `lease`.
	step(upload, 4, ["src/queue/queue.ts", 35], ["src/queue/queue.ts", 38]),
	// The second of two sorts; there is one now.
	step(
		upload,
		5,
		["src/upload/assemble.ts", 30],
		["src/upload/assemble.ts", 29],
	),
	step(wrong, 0, ["src/util/checksum.ts", 12], ["src/upload/checksum.ts", 12]),
	step(wrong, 1, ["src/retry/retry.ts", 17], ["src/retry/retry.ts", 17]),
	// `putBack` became `retryAt`.
	step(wrong, 2, ["src/queue/worker.ts", 19], ["src/queue/worker.ts", 21]),
];

function step(
	tour: string,
	place: number,
	then: readonly [string, number],
	now: readonly [string, number] | undefined,
): SampleTourStep {
	return { tour, step: place, then, now };
}

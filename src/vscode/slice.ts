import type { Slice } from "../core/pacer.ts";

/** How long Tacit works at a time, in the extension host that all share. */
export const slice: Slice = {
	budgetMs: 3,
	now: () => performance.now(),
	pause: () => new Promise((resolve) => setImmediate(resolve)),
	ended: timeSlice,
};

/** Leaves the slice's length with whoever watches this process by a `PerformanceObserver`, as benchmarks do, and nowhere else. */
function timeSlice(started: number): void {
	performance.measure("tacit.slice", { start: started });
	performance.clearMeasures("tacit.slice");
}

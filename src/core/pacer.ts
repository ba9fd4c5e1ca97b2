import { throwIfStopped } from "./throwIfStopped.ts";

/** How long work goes on before others have their turn; a door gives the clock and the pause. */
export interface Slice {
	/** Milliseconds of work between two pauses. */
	readonly budgetMs: number;
	/** Milliseconds from any fixed point, with fractions. */
	now(): number;
	/** Lets others run; resolves when it is our turn again. */
	pause(): Promise<void>;
	/** Told of each slice that a pause ended when it began, on `now`'s clock. */
	ended?(started: number): void;
}

/** Cuts long work into slices. One pacer may be shared by callers that take turns in the same task. */
export interface Pacer {
	/** Whether the slice is used up. */
	isDue(): boolean;
	/** Ends the slice, and starts the next one after a pause. */
	rest(): Promise<void>;
	/** Ends the slice, and starts the next one when the task is done: to wait for others is no work. */
	during<T>(task: () => Promise<T>): Promise<T>;
	/** Ends the slice; what it returns starts the next one. For a generator, whose reader goes on meanwhile. */
	suspend(): () => void;
}

/** A pacer whose first slice starts now. Once `signal` is aborted, `rest` and `during` throw `cancelled`, which ends the work. */
export function createPacer(slice: Slice, signal?: AbortSignal): Pacer {
	let started = slice.now();
	const suspend = () => {
		slice.ended?.(started);
		return () => {
			started = slice.now();
		};
	};
	const during = async <T>(task: () => Promise<T>) => {
		throwIfStopped(signal);
		const resume = suspend();
		const result = await task();
		resume();
		throwIfStopped(signal);
		return result;
	};
	return {
		isDue: () => slice.now() - started >= slice.budgetMs,
		rest: () => during(() => slice.pause()),
		during,
		suspend,
	};
}

/** Does work that yields wherever it may rest, without a rest. */
export function atOnce<T>(work: Generator<undefined, T>): T {
	for (;;) {
		const step = work.next();
		if (step.done) return step.value;
	}
}

/** The same with a rest whenever one is due. */
export async function inSlices<T>(
	work: Generator<undefined, T>,
	pacer: Pacer,
): Promise<T> {
	for (;;) {
		const step = work.next();
		if (step.done) return step.value;
		if (pacer.isDue()) await pacer.rest();
	}
}

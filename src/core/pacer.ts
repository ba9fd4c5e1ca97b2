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
}

/** A pacer whose first slice starts now. */
export function createPacer(slice: Slice): Pacer {
	let started = slice.now();
	return {
		isDue: () => slice.now() - started >= slice.budgetMs,
		async rest() {
			slice.ended?.(started);
			await slice.pause();
			started = slice.now();
		},
	};
}

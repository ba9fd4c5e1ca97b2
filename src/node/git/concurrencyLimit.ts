/** Runs a task as soon as fewer than the limit are running, in the order of the calls. */
export type LimitedRun = <T>(task: () => Promise<T>) => Promise<T>;

/** A gate that lets at most `limit` tasks run at a time; 1 makes them follow one another. */
export function concurrencyLimit(limit: number): LimitedRun {
	let running = 0;
	const waiting: (() => void)[] = [];
	return async (task) => {
		if (running < limit) running++;
		// Whoever ends hands its place over, so that nobody can slip in between.
		else await new Promise<void>((resolve) => waiting.push(resolve));
		try {
			return await task();
		} finally {
			const next = waiting.shift();
			if (next) next();
			else running--;
		}
	};
}

/**
 * Runs a task with a signal that is aborted with the first of these. They are let go of when the task is over, so that one
 * that lives long does not keep every task: `AbortSignal.any` leaves that to the garbage collector.
 */
export async function withEither<T>(
	signals: readonly (AbortSignal | undefined)[],
	task: (either: AbortSignal) => Promise<T>,
): Promise<T> {
	const controller = new AbortController();
	const abort = () => controller.abort();
	for (const signal of signals) {
		if (signal?.aborted) abort();
		signal?.addEventListener("abort", abort);
	}
	try {
		return await task(controller.signal);
	} finally {
		for (const signal of signals) signal?.removeEventListener("abort", abort);
	}
}

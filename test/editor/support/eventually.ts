const pauseMs = 25;
/** Less than a test may take, so that what was wrong is told and not that time was up. */
const patienceMs = 60_000;

/**
 * What `look` returns, once it no longer throws: asked again and again for at most a minute, or as many milliseconds as
 * `patience` says. Then what it threw last is
 * thrown. For what VS Code brings about without an event; nothing is waited for longer than it takes.
 */
export async function eventually<T>(
	look: () => T | PromiseLike<T>,
	patience = patienceMs,
): Promise<T> {
	const until = performance.now() + patience;
	for (;;) {
		try {
			return await look();
		} catch (error) {
			if (performance.now() > until) throw error;
		}
		await new Promise((resolve) => setTimeout(resolve, pauseMs));
	}
}

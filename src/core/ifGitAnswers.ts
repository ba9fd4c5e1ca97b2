import type { History, Log } from "./ports.ts";

/**
 * What is asked of history where the answer is only a help: `undefined` without git, and where git does not answer, which is
 * logged with `failed`.
 */
export async function ifGitAnswers<T>(
	history: History | undefined,
	log: Pick<Log, "warn">,
	failed: string,
	ask: (history: History) => Promise<T>,
): Promise<T | undefined> {
	try {
		if (!history || !(await history.head())) return undefined;
		return await ask(history);
	} catch (error) {
		log.warn(failed, error);
		return undefined;
	}
}

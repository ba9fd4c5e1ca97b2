import { isTacitError } from "./errors.ts";
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
		return history && (await ask(history));
	} catch (error) {
		// Where there is none, nothing has failed. To ask for it beforehand would take git's time twice.
		if (!isTacitError(error, "no-git")) log.warn(failed, error);
		return undefined;
	}
}

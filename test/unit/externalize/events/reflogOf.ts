import type { ReflogEntry } from "../../../../src/core/ports.ts";

/** Lines of a reflog by what git said, the oldest first; each moves HEAD from its number to the next. They come as git gives them: the newest first. */
export function reflogOf(...said: readonly string[]): readonly ReflogEntry[] {
	return said
		.map((words, at) => ({
			...{ from: at === 0 ? "" : String(at), to: String(at + 1) },
			...{ at: at * 1000, said: words },
		}))
		.reverse();
}

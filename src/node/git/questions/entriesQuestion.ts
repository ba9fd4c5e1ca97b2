import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";
import { splitNul } from "../splitNul.ts";

/** One file in the index; conflicting versions (stages 1 to 3) count as none. */
export interface IndexEntry {
	/** Octal: `100644` for a file. */
	readonly mode: string;
	readonly blob: string;
}

/** Asks what the index holds of the files that `pathspecs` match, by path. */
export function entriesQuestion(
	pathspecs: readonly string[],
): GitQuestion<ReadonlyMap<string, IndexEntry>> {
	return {
		purpose: msg`read the index`,
		commands: ["ls-files", "--stage", "-z", "--", ...pathspecs],
		parse(output) {
			const entries = new Map<string, IndexEntry>();
			for (const line of splitNul(output)) {
				const [, mode, blob, path] =
					/^(\d+) ([0-9a-f]+) 0\t(.+)$/s.exec(line) ?? [];
				if (mode && blob && path) entries.set(path, { mode, blob });
			}
			return entries;
		},
	};
}

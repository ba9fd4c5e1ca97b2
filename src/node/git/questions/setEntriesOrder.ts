import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";
import type { IndexEntry } from "./entriesQuestion.ts";

/** Makes the index hold exactly these versions, whatever the work tree has; `undefined` takes the file out. */
export function setEntriesOrder(
	entries: ReadonlyMap<string, IndexEntry | undefined>,
	/** An id of the repository's kind, for its length. */
	anyId: string,
): GitQuestion<void> {
	const nothing: IndexEntry = { mode: "0", blob: "0".repeat(anyId.length) };
	return {
		purpose: msg`bring the index up to date`,
		commands: ["update-index", "-z", "--index-info"],
		input: [...entries]
			.map(([path, entry]) => {
				const { mode, blob } = entry ?? nothing;
				return `${mode} ${blob}\t${path}\0`;
			})
			.join(""),
		parse: () => undefined,
	};
}

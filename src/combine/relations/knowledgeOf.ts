import type { LogEntry } from "../log/logEntry.ts";
import type { Knowledge } from "./knowledge.ts";

const over: ReadonlySet<LogEntry["state"]> = new Set([
	"rejected",
	"deprecated",
	"superseded",
	"retired",
]);

/** An entry of the log, as it is compared with others. */
export function knowledgeOf(entry: LogEntry): Knowledge {
	const { key, title, gist, why, rejected, code, state } = entry;
	return {
		...{ key, title, rejected, code },
		text: `${gist}\n\n${why}`,
		isInForce: state === "accepted",
		isLive: !over.has(state),
		linked: new Set([
			...entry.supersedes,
			...entry.supersededBy,
			...entry.relations.map((relation) => relation.key),
			...entry.notes.map(({ id }) => id),
		]),
	};
}

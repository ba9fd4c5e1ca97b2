import type { EntryState, LogEntry } from "./logEntry.ts";

/** What people call each state, in the log's one language. */
export const stateWords: Readonly<Record<EntryState, string>> = {
	proposed: "Proposed",
	accepted: "Accepted",
	rejected: "Rejected",
	deprecated: "Deprecated",
	superseded: "Superseded",
	retired: "Retired",
	unknown: "No status",
};

const longest = 80;

/** The status of an entry in a word or two: as its file has it where nobody knows what that means. Plain text. */
export function shortStatus({ state, status }: LogEntry): string {
	const written = status.replace(/\s+/g, " ").trim();
	if (state !== "unknown" || written === "") return stateWords[state];
	return written.length > longest
		? `${written.slice(0, longest - 1)}…`
		: written;
}

/** The same with the file's own words, where these say more, or something else. */
export function fullStatus(entry: LogEntry): string {
	const word = shortStatus(entry);
	const written = entry.status.replace(/\s+/g, " ").trim();
	return entry.state === "unknown" ||
		written === "" ||
		written.toLowerCase() === word.toLowerCase()
		? word
		: `${word} (“${written}”)`;
}

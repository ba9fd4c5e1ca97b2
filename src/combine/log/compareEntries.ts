import type { LogEntry } from "./logEntry.ts";

/** The order of a log: by date, then by key, the undated last; the same on every machine. */
export function compareEntries(a: LogEntry, b: LogEntry): number {
	if (a.date !== b.date) {
		if (a.date === undefined) return 1;
		if (b.date === undefined) return -1;
		return a.date < b.date ? -1 : 1;
	}
	return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

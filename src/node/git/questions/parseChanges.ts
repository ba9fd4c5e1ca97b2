import { splitNul } from "../splitNul.ts";
import type { IndexEntry } from "./entriesQuestion.ts";

/** What became of a file; `undefined`: it was not there. */
export interface FileChange {
	readonly before: IndexEntry | undefined;
	/** Also `undefined` where the index holds conflicting versions. */
	readonly after: IndexEntry | undefined;
}

/** The options for output that `parseChanges` reads, of every git command that compares. */
export const changesFormat: readonly string[] = [
	"-z",
	"--raw",
	"--no-abbrev",
	"--no-renames",
	"--no-ext-diff",
	"--no-textconv",
];

/** Reads “:100644 000000 <blob> <zeros> D” and the path, in turn, each ended by a NUL; by path. */
export function parseChanges(output: Buffer): ReadonlyMap<string, FileChange> {
	const changes = new Map<string, FileChange>();
	const parts = splitNul(output);
	for (let at = 0; at + 1 < parts.length; at += 2) {
		const [mode1, mode2, blob1, blob2] = (parts[at] ?? "").slice(1).split(" ");
		changes.set(parts[at + 1] ?? "", {
			before: entryOf(mode1, blob1),
			after: entryOf(mode2, blob2),
		});
	}
	return changes;
}

function entryOf(mode = "", blob = ""): IndexEntry | undefined {
	return /^0*$/.test(mode) ? undefined : { mode, blob };
}

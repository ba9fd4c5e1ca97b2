import type { EntryKey } from "./logEntry.ts";
import type { EntryPart } from "./renderEntry.ts";

/** A zone as it is to stand in a file. */
export interface BuiltZone {
	/** `undefined` for the overview. */
	readonly key: EntryKey | undefined;
	/** As in its mark. */
	readonly name: string;
	/** With `\n` line ends, the last one included. */
	readonly body: string;
	/** Of the body. */
	readonly hash: string;
	/** What it is made of; asked for only where somebody edited it. */
	parts(): readonly EntryPart[];
}

import type { EntryCode, EntryRejected } from "../log/logEntry.ts";

/** A note or a record as it is compared with others. */
export interface Knowledge {
	/** The id of a note, or the path of a record. */
	readonly key: string;
	/** One line of Markdown source. */
	readonly title: string;
	/** What it says beside its title: Markdown source. */
	readonly text: string;
	/** What was looked at and not taken. */
	readonly rejected: readonly EntryRejected[];
	readonly code: readonly EntryCode[];
	/** The folder that it is about where it names no code; empty: all of the repository. */
	readonly area: string;
	/** Whether it is a decision that holds: accepted, and not superseded or retired since. */
	readonly isInForce: boolean;
	/** Whether it still says something to anybody: of what is superseded or retired no likeness is told. */
	readonly isLive: boolean;
	/** Keys of all that it names or is named by: superseding, related, what it came from. */
	readonly linked: ReadonlySet<string>;
}

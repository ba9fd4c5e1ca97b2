import type { RejectedOption } from "../records/decisionRecord.ts";

/** What a new record says, whatever its format. */
export interface RecordContent {
	/** One line of Markdown source, without a number. */
	readonly title: string;
	/** What stands before the title in the first heading, as the folder has it: `12. `, `ADR012: `; often empty. */
	readonly heading: string;
	/** `12`, as the template’s word NUMBER is filled; empty in a folder by day. */
	readonly number: string;
	/** `YYYY-MM-DD`. */
	readonly date: string;
	/** In the words of the folder: `Proposed`, `accepted`. */
	readonly status: string;
	/** `Name` or `Name <email>`, as the folder has them. */
	readonly people: readonly string[];
	readonly tags: readonly string[];
	/** Markdown source; `undefined`: for the writer to fill in, as are those below. */
	readonly context: string | undefined;
	/** One line of Markdown source: the option that was taken. */
	readonly chosen: string | undefined;
	/** Why it was taken: one sentence of Markdown source, without `because`. */
	readonly because: string | undefined;
	/** What the decision means, below it: Markdown source. */
	readonly outcome: string | undefined;
	readonly rejected: readonly RejectedOption[];
	/** Markdown source. */
	readonly consequences: string | undefined;
	/** Entries of a list of links: Markdown source, one line each. */
	readonly links: readonly string[];
}

/**
 * Where events are kept: a text of lines for each day, in the repository's git directory. It waits for the disk in nothing
 * that a person would notice, and never throws: a journal that cannot be written is no reason to stop.
 */
export interface JournalFiles {
	/** Days (`YYYY-MM-DD`) of which there is a text, in order. */
	days(): readonly string[];
	/** The day's text; empty where there is none. */
	read(day: string): string;
	/** Adds whole lines, each ending in a line feed; several windows may do so at once. */
	append(day: string, lines: string): void;
	remove(day: string): void;
	/** Bytes of the day's text. */
	size(day: string): number;
	/** A text beside the days, such as the salt or whether somebody stopped the journal; `undefined` where there is none. */
	readBeside(name: string): string | undefined;
	/** Replaces it whole; `undefined` removes it. */
	writeBeside(name: string, text: string | undefined): void;
	/** Removes all of it, the folder too. */
	wipe(): void;
}

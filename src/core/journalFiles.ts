/**
 * Where events are kept: a text of lines for each day, in the repository's git directory. It waits for the disk in nothing
 * that a person would notice, and never throws: a journal that cannot be written is no reason to stop.
 */
export interface JournalFiles {
	/** The folder (absolute) in which it lies, or will. */
	readonly place: string;
	/** Days (`YYYY-MM-DD`) of which there is a text, in order. */
	days(): readonly string[];
	/** The day's text; empty where there is none. */
	read(day: string): string;
	/**
	 * Adds whole lines, each ending in a line feed; several windows may do so at once. A line that was left half-written
	 * before them is ended first.
	 */
	append(day: string, lines: string): void;
	remove(day: string): void;
	/** Bytes of the day's text. */
	size(day: string): number;
	/** A text beside the days, such as the salt or whether somebody stopped the journal; `undefined` where there is none. */
	readBeside(name: string): string | undefined;
	/** Writes it where there is none, and gives what stands there then: of several windows the first one's. */
	makeBeside(name: string, text: string): string;
	/** Replaces it whole; `undefined` removes it. */
	writeBeside(name: string, text: string | undefined): void;
	/** Removes all of it, the folder too. */
	wipe(): void;
}

/** Where a cache is kept: one text in parts, of one byte a character, stored whole or not at all. */
export interface CacheStore {
	/** The parts in order, up to the first that is damaged; empty where there is none. Never throws. */
	read(): Iterable<string>;
	/** Replaces what is stored. A failure is for the log: the cache is only a help. */
	write(parts: AsyncIterable<string>): Promise<void>;
}

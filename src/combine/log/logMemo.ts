import type { BuiltZone } from "./builtZone.ts";
import type { EntryKey, LogEntry } from "./logEntry.ts";
import type { LogText } from "./readZones.ts";

/** What a build in the same process need not make again. Belongs to one file. */
export interface LogMemo {
	readonly zones: Map<
		EntryKey,
		{
			readonly entry: LogEntry;
			/** The titles and addresses of the entries that it links to. */
			readonly links: string;
			readonly zone: BuiltZone;
		}
	>;
	/** Lines of the overview. */
	readonly lines: WeakMap<LogEntry, string>;
	/** Entries whose texts are known to be safe, or were made so. */
	readonly prepared: WeakSet<LogEntry>;
	/** Groups of the overview by name: their entries, and their lines. */
	readonly groups: Map<
		string,
		{ readonly members: readonly LogEntry[]; readonly text: string }
	>;
	/** The file as it was built last, where nothing is wrong in it. */
	read:
		| {
				readonly text: string;
				readonly pieces: LogText;
				/** For each piece the zone as which it was built; `undefined` for people's text, and where somebody edited it. */
				readonly zones: readonly (BuiltZone | undefined)[];
		  }
		| undefined;
}

/** Remembers nothing yet. */
export function createLogMemo(): LogMemo {
	return {
		zones: new Map(),
		lines: new WeakMap(),
		groups: new Map(),
		prepared: new WeakSet(),
		read: undefined,
	};
}

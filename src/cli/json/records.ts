import type { jsonVersion } from "./version.ts";

/** What `tacit record --json` prints. */
export interface JsonRecord {
	readonly version: typeof jsonVersion;
	readonly path: string;
	/** Not with `--dry-run`. */
	readonly isWritten: boolean;
	/** The record's own file first, then the one whose place it takes. */
	readonly files: readonly { readonly path: string; readonly text: string }[];
	/** Ids of the notes that point to it. */
	readonly notes: readonly string[];
	/** Records of other branches whose numbers were passed over. */
	readonly passedOver: readonly {
		readonly number: number;
		readonly path: string;
		readonly branches: readonly string[];
	}[];
}

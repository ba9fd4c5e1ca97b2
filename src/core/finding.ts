import type { LineRange } from "./lineRange.ts";
import type { Message } from "./message.ts";
import type { NoteFile } from "./note.ts";

/** What can be wrong with a file that Tacit reads. Words for each are in `findingText.ts`. */
export const findingCodes = [
	"encoding",
	"too-large",
	"too-slow",
	"front-matter-missing",
	"front-matter-unclosed",
	"front-matter-syntax",
	"id-missing",
	"id-malformed",
	"id-file-name",
	"id-duplicate",
	"kind-unknown",
	"status-unknown",
	"status-of-kind",
	"date-malformed",
	"field-type",
	"title-missing",
	"anchor-missing",
	"anchor-key-unknown",
	"anchor-key-repeated",
	"anchor-file-missing",
	"anchor-file-outside",
	"anchor-lines-malformed",
	"anchor-hash-malformed",
	"anchor-unclosed",
	"anchor-home",
	"anchor-lost",
	"anchor-nearest",
	"note-misplaced",
	"note-name",
	"link-outside",
	"dead-link",
	"conflict-markers",
	"config-syntax",
	"config-unknown-key",
	"config-value",
	"config-extends",
	"template-name",
	"template-kind",
	"template-text",
	"template-empty",
	"log-mark",
	"log-zone-doubled",
	"log-zone-unmarked",
	"log-conflict",
	"record-unknown",
	"record-status-missing",
	"record-status-unknown",
	"record-status-behind",
	"record-date",
	"record-number-duplicate",
	"record-number-elsewhere",
	"record-link-dangling",
	"record-link-ambiguous",
	"record-one-sided",
	"record-cycle",
	"tour-syntax",
	"tour-field",
	"tour-step-empty",
	"tour-outside",
	"tour-missing",
	"tour-beyond",
	"tour-pattern",
	"tour-next",
	"tour-link",
	"tour-ref",
	"tour-when",
	"tour-runs",
	"tour-moved",
	"tour-nearest",
	"tour-proposed",
	"tour-lost",
	"tour-unanchored",
	"path-link",
	"practice-line",
	"unreadable",
] as const;
/** One of `findingCodes`. */
export type FindingCode = (typeof findingCodes)[number];

/** A problem in a file, as data: a door words it and shows it at its place. */
export interface Finding {
	readonly code: FindingCode;
	/** `error`: the file is not read as a note. `warning`: it is, with this part left out. `info`: worth knowing. */
	readonly severity: "error" | "warning" | "info";
	/** 1-based lines in the file. */
	readonly lines: LineRange;
	/** What stands there, shortened to 200 characters, or words for it (of `unreadable` a sentence); empty where nothing does. */
	readonly found: Message | string;
	/** What would be right, in words or an example. */
	readonly expected: Message;
}

/** A finding with the file it is about. */
export interface FileFinding extends Finding {
	readonly file: NoteFile;
}

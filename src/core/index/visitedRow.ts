import { TacitError } from "../errors.ts";
import { msg } from "../message.ts";
import type { NoteFile } from "../note.ts";
import type { FileVisit } from "../ports.ts";
import { type NoteRow, packNote, type ScannedNote } from "./noteRow.ts";
import { refusedFile, scanFile } from "./scanFile.ts";

/** What a visit found, as a row; `known` is the row whose stamp the visitor was given. `undefined`: the file is gone. */
export function visitedRow(
	file: NoteFile,
	found: FileVisit,
	known: NoteRow | undefined,
): NoteRow | undefined {
	switch (found.state) {
		case "unchanged":
			return known;
		case "gone":
			return undefined;
		case "refused":
			return packNote(file, "", refusedFile(found.error));
		case "read":
			return packNote(file, found.stamp, scanSafely(file, found.bytes));
	}
}

/** A fault of the scanner must not keep the other notes from being loaded. */
function scanSafely(file: NoteFile, bytes: Uint8Array): ScannedNote {
	try {
		return scanFile(file, bytes);
	} catch (cause) {
		return refusedFile(
			new TacitError(
				"unreadable",
				msg`This file could not be scanned (${String(cause)}).`,
				{
					cause,
				},
			),
		);
	}
}

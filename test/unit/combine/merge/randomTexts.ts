import fc from "fast-check";
import { editedLog, randomLog } from "../../../support/randomLogs.ts";
import {
	chanceFrom,
	editedNote,
	randomNote,
} from "../../../support/randomNotes.ts";

/** Any note as people write it. */
export const noteArbitrary = fc
	.integer()
	.map((seed) => randomNote(chanceFrom(seed)));

/** Any log of decisions. */
export const logArbitrary = fc
	.integer()
	.map((seed) => randomLog(chanceFrom(seed)));

/** The note after edits. */
export function changedNote(text: string): fc.Arbitrary<string> {
	return fc.integer().map((seed) => editedNote(text, chanceFrom(seed)));
}

/** The log after edits. */
export function changedLog(text: string): fc.Arbitrary<string> {
	return fc.integer().map((seed) => editedLog(text, chanceFrom(seed)));
}

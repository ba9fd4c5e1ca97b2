import { TacitError } from "../errors.ts";
import type { Finding } from "../finding.ts";
import { msg } from "../message.ts";
import { limitFinding } from "./noteLimits.ts";
import { readingRefusal } from "./readingRefusal.ts";

/**
 * Throws where what somebody typed could not be read again as part of a note, before any parser sees it: `too-large`
 * beyond the limits, `bad-argument` with a NUL, which makes a file binary.
 */
export function checkTyped(text: string): void {
	const at = text.indexOf("\0");
	if (at >= 0) throw holdsNul(text.slice(0, at));
	const refusal = limitFinding(text);
	if (refusal) throw notReadable(refusal);
}

/** The same for a whole note that is about to be written. */
export function checkReadable(text: string): void {
	checkTyped(text);
	const refusal = readingRefusal(text);
	if (refusal) throw notReadable(refusal);
}

function holdsNul(before: string): TacitError {
	const words = /[^\r\n]{0,40}$/.exec(before)?.[0] ?? "";
	return new TacitError(
		"bad-argument",
		msg`There is a NUL character (U+0000) after “${words}”. A note may hold any other: take it out. Nothing was written.`,
	);
}

function notReadable({ code, found, expected }: Finding): TacitError {
	return new TacitError(
		"too-large",
		code === "too-slow"
			? msg`The note would be too intricate to be read, at ${found}. Expected: ${expected}. Nothing was written.`
			: msg`The note would be too large: ${found}. Allowed: ${expected}. Nothing was written.`,
	);
}

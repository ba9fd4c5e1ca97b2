import type { NoteKind } from "../../core/note.ts";

const warning =
	/\b(?:must (?:not|never)|never|do not|don['’]?t|beware|careful|caution|warning|danger|watch out|otherwise)\b/i;
const mended =
	/\bwork(?:s|ed|ing)?[- ]?arounds?\b|\b(?:hack(?:y|ish)?|kludge|stop-?gap|band-?aid|temporarily|temporary (?:fix|solution|measure|hack|mitigation)|for now)\b/i;

const outright =
	/\b(?:because|so that|the reason|to (?:avoid|prevent|work ?around)|instead of|in order to|otherwise|or else|work-?around)\b/i;

/** Whether a sentence says in so many words that it gives a reason. */
export function givesReasonOutright(sentence: string): boolean {
	return outright.test(sentence);
}

/** What a note with that reason is about: something to watch out for where it warns, else a reason. */
export function commentedKind(text: string): NoteKind {
	return warning.test(text) ? "gotcha" : "why";
}

/** The same of a commit's words: it tells of a workaround, or of what was decided against. */
export function committedKind(text: string): NoteKind {
	return isMended(text) ? "workaround" : "why";
}

/** Whether a text tells of something that is to go one day. */
export function isMended(text: string): boolean {
	return mended.test(text);
}

import { dayOf } from "../../core/dayOf.ts";
import { type Message, msg } from "../../core/message.ts";
import type { WorkEvent } from "./event.ts";
import { eventWords } from "./eventWords.ts";
import { daysKept } from "./journal.ts";

/** What was noticed on one day. */
export interface JournalDay {
	/** `YYYY-MM-DD`, where the person is. */
	readonly day: string;
	readonly entries: readonly {
		/** `HH:MM:SS`. */
		readonly time: string;
		/** Clauses of one sentence. */
		readonly said: readonly Message[];
	}[];
}

/** Events, the oldest first, as a person reads them: the last day first, within a day the last event. */
export function journalDays(
	events: readonly WorkEvent[],
): readonly JournalDay[] {
	const days = new Map<string, JournalDay["entries"][number][]>();
	for (const event of [...events].reverse()) {
		const moment = new Date(event.at);
		const day = dayOf(moment);
		const entries = days.get(day) ?? [];
		days.set(day, entries);
		entries.push({ time: timeOf(moment), said: eventWords(event) });
	}
	return [...days].map(([day, entries]) => ({ day, entries }));
}

function timeOf(moment: Date): string {
	return [moment.getHours(), moment.getMinutes(), moment.getSeconds()]
		.map((part) => String(part).padStart(2, "0"))
		.join(":");
}

/** What a journal holds and what not, in sentences. */
export const journalPromise: readonly Message[] = [
	msg`Kept are paths, line numbers, counts, exit codes, names of programs and hashes of commits, and hashes with a secret of this repository's own that tell whether two texts are the same.`,
	msg`Not kept are code, what was typed into a terminal beside the program's name, and what a program printed.`,
	msg`It is on this machine only, for ${daysKept} days and 5 MB at most, and nothing is sent anywhere.`,
];

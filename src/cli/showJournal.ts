import { TacitError } from "../core/errors.ts";
import { english, msg } from "../core/message.ts";
import type { Journal } from "../externalize/events/journal.ts";
import { journalDays } from "../externalize/events/journalDays.ts";
import type { JournalOptions } from "./externalize.ts";
import { type JsonJournal, jsonEvent } from "./json/externalize.ts";
import { jsonVersion } from "./json/version.ts";
import { openHere } from "./openHere.ts";
import { paint, print, printJson, remark, shownLine } from "./terminal.ts";
import { counted } from "./words.ts";

/** `tacit journal`: what was noticed here; or stops noticing, goes on with it, or forgets all of it. */
export function showJournal(options: JournalOptions): void {
	const here = openHere();
	try {
		const { journal } = here;
		if (options.pause) journal.pause();
		if (options.resume) journal.resume();
		if (options.wipe) journal.wipe();
		refuseUnlessDone(journal, options);
		if (options.json) {
			const printed: JsonJournal = {
				...{ version: jsonVersion, place: journal.place },
				isPaused: journal.isPaused(),
				events: journal.events().map((event) => jsonEvent(event, here)),
			};
			printJson(printed);
		} else if (options.pause || options.resume || options.wipe)
			remark(doneWords(options));
		else printJournal(journal);
	} finally {
		here.dispose();
	}
}

function refuseUnlessDone(journal: Journal, options: JournalOptions): void {
	const isDone =
		(!options.pause || journal.isPaused()) &&
		(!options.resume || !journal.isPaused()) &&
		(!options.wipe || journal.events().length === 0);
	if (!isDone)
		throw new TacitError(
			"unwritable",
			msg`“${journal.place}” cannot be written. Allow writing to it and try again.`,
		);
}

function doneWords({ pause, resume }: JournalOptions): string {
	if (pause) return "Nothing is noticed here until tacit journal --resume.";
	return resume ? "What happens here is noticed again." : "Forgotten.";
}

/** The last day last, as logs are read on a terminal. */
function printJournal(journal: Journal): void {
	const events = journal.events();
	for (const { day, entries } of [...journalDays(events)].reverse()) {
		print(paint("cyan", day));
		for (const { time, said } of [...entries].reverse())
			print(
				`  ${paint("dim", time)}  ${shownLine(said.map(english).join("; "))}`,
			);
	}
	remark(`${counted(events.length, "event")} in ${shownLine(journal.place)}.`);
	if (journal.isPaused())
		remark("Nothing is noticed at the moment; --resume goes on.");
}

import type { Finding } from "../../core/finding.ts";
import type { SharedText } from "../../core/sharedText.ts";
import type { PracticeEntry } from "./practiceEntry.ts";
import {
	type PracticeLines,
	readPracticeLines,
	withEntry,
} from "./practiceLines.ts";

/** What is kept of practice: on this machine alone, in one text that windows and the command line share. */
export interface PracticeStore {
	/** As in `PracticeLines`. The file is read anew each time. */
	entries(): readonly PracticeEntry[];
	/** Of lines in it that cannot be read. */
	findings(): readonly Finding[];
	/** Adds to its end; rejects where it cannot be written. */
	add(entry: PracticeEntry): Promise<void>;
	/** The whole text as it lies there; empty where there is none. */
	text(): string;
	/** Removes it. */
	wipe(): Promise<void>;
}

/** Over that text. */
export function createPracticeStore(file: SharedText): PracticeStore {
	let known: {
		readonly text: string | undefined;
		readonly lines: PracticeLines;
	} = { text: undefined, lines: readPracticeLines(undefined) };
	const lines = () => {
		const text = file.read();
		if (text !== known.text) known = { text, lines: readPracticeLines(text) };
		return known.lines;
	};
	return {
		entries: () => lines().entries,
		findings: () => lines().findings,
		add: (entry) => file.change((text) => withEntry(text, entry)),
		text: () => file.read() ?? "",
		wipe: () => file.change(() => undefined),
	};
}

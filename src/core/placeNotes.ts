import type { Anchor } from "./anchor/anchor.ts";
import { prepareText, splitLines } from "./anchor/preparedText.ts";
import { quoteAt } from "./anchor/quoteAt.ts";
import { type Placement, relocate } from "./anchor/relocate.ts";
import type { Codec } from "./codec.ts";
import type { AnchoredNote } from "./index/noteIndex.ts";
import { gistOf } from "./markdown/gist.ts";
import { isPlainProse } from "./markdown/isPlainProse.ts";
import type { IndexedNote, NoteFile } from "./note.ts";
import type { Log } from "./ports.ts";
import type { NoteStore } from "./store.ts";

/** One anchor of a note in a text of today. */
export interface PlacedNote {
	readonly note: IndexedNote;
	readonly anchor: Anchor;
	/** 0-based, among the note's anchors. */
	readonly anchorIndex: number;
	readonly placement: Placement;
	/** Safe Markdown, one line. */
	readonly title: string;
	/** Safe Markdown: the first paragraph, at most five lines; may be empty. */
	readonly gist: string;
}

/**
 * Finds the anchors of one file in its text, and makes ready what is shown of their notes. Reads these notes alone; one
 * that cannot be read any more is left out and logged: the index says why. `text` is asked for if there are any.
 */
export async function placeNotes(
	anchored: readonly AnchoredNote[],
	text: () => string,
	{ store, codec, log }: { store: NoteStore; codec: Codec; log: Log },
): Promise<readonly PlacedNote[]> {
	if (anchored.length === 0) return [];
	const readings = new Map<string, Promise<readonly string[] | undefined>>();
	const read = (file: NoteFile) => {
		const key = `${file.visibility} ${file.path}`;
		const known = readings.get(key);
		if (known) return known;
		const reading = store.read(file).then(
			(stored) => splitLines(stored.text),
			(error: unknown) => {
				log.warn(`${file.path} could not be read.`, error);
				return undefined;
			},
		);
		readings.set(key, reading);
		return reading;
	};
	const prepared = prepareText(text());
	const found = [];
	for (const { note, anchor } of anchored) {
		const lines = await read(note.file);
		if (!lines) continue;
		found.push({
			note,
			anchor,
			anchorIndex: note.head.anchors.indexOf(anchor),
			placement: relocate(anchor, quoteAt(lines, anchor.noteLine), prepared),
			source: gistOf(lines.join("\n")),
		});
	}
	const safe = await safeTexts(
		found.flatMap(({ note, source }) => [note.head.title, source]),
		codec,
	);
	return found.map(({ source: _, ...placed }, at) => ({
		...placed,
		title: safe[2 * at] ?? "",
		gist: safe[2 * at + 1] ?? "",
	}));
}

/** Most titles and gists are plain prose and need no parser; the others go to the codec together. */
async function safeTexts(
	sources: readonly string[],
	codec: Codec,
): Promise<readonly string[]> {
	const others = sources.filter((source) => !isPlainProse(source));
	if (others.length === 0) return sources;
	const safe = await codec.safe(others);
	const bySource = new Map(others.map((source, at) => [source, safe[at]]));
	return sources.map((source) =>
		isPlainProse(source) ? source : (bySource.get(source)?.trim() ?? ""),
	);
}

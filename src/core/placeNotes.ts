import type { Anchor, Quote } from "./anchor/anchor.ts";
import { prepareDiff } from "./anchor/engine/matchLines.ts";
import type { Today } from "./anchor/engine/place.ts";
import type {
	AskedPlacement,
	PlacementCache,
} from "./anchor/placementCache.ts";
import {
	type PreparedText,
	prepareCode,
	splitLines,
	withoutCells,
} from "./anchor/preparedText.ts";
import { quoteAt } from "./anchor/quoteAt.ts";
import {
	inFile,
	type Placement,
	relocate,
	relocateCertainly,
} from "./anchor/relocate.ts";
import type { Codec } from "./codec.ts";
import type { AnchoredNote } from "./index/noteIndex.ts";
import { gistOf } from "./markdown/gist.ts";
import type { IndexedNote, NoteFile } from "./note.ts";
import type { CodeText } from "./notebook/codeText.ts";
import type { Pacer } from "./pacer.ts";
import type { PastAnchor } from "./pastText.ts";
import type { Log } from "./ports.ts";
import type { RepoPath } from "./repoPath.ts";
import { safeTexts } from "./safeTexts.ts";
import type { NoteStore } from "./store.ts";
import { type Away, pathOfAway } from "./whereabouts/away.ts";
import type { Whereabouts } from "./whereabouts/whereabouts.ts";

/** One anchor of a note in a text of today. */
export interface PlacedNote {
	readonly note: IndexedNote;
	readonly anchor: Anchor;
	/** 0-based, among the note's anchors. */
	readonly anchorIndex: number;
	readonly placement: Placement;
	/** The file that the note speaks of, where its code is in another by now. */
	readonly from: RepoPath | undefined;
	/** Whether the note alone does not say for certain, and names a text of its past that may tell more. */
	readonly wantsHistory: boolean;
	/** It was looked for in a text in which git left conflicts, and may be elsewhere once they are settled. */
	readonly isAmidConflicts: boolean;
	/** Safe Markdown, one line. */
	readonly title: string;
	/** Safe Markdown: the first paragraph, at most five lines; may be empty. */
	readonly gist: string;
}

/** What notes are placed with. */
interface Placing {
	readonly store: NoteStore;
	readonly codec: Codec;
	readonly log: Log;
	/** Code that changed takes milliseconds a note to find. */
	readonly pacer: Pacer;
	/** Where code that is not in its own file went; `undefined` in a text of before, where that is not asked. */
	readonly whereabouts: Pick<Whereabouts, "of" | "arrivalsAt"> | undefined;
	/** Where anchors were found before. */
	readonly placements: PlacementCache;
	/** The text of the file in which an anchor was made, where that is asked for and can be had. */
	past?(wanted: PastAnchor): Promise<PreparedText | undefined>;
}

/**
 * Finds the anchors of one file in its code, and makes ready what is shown of their notes. Reads these notes alone; one
 * that cannot be read any more is left out and logged: the index says why. `code` is asked for if there are any, and
 * the past for those whose quote does not say for certain where they are.
 */
export async function placeNotes(
	path: RepoPath,
	anchored: readonly AnchoredNote[],
	code: () => CodeText,
	{ store, codec, log, pacer, whereabouts, placements, past }: Placing,
): Promise<readonly PlacedNote[]> {
	const arrivals = whereabouts?.arrivalsAt(path) ?? [];
	if (anchored.length === 0 && arrivals.length === 0) return [];
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
	const prepared = prepareCode(code());
	await prepared.read(pacer);
	const whole = inFile(path, withoutCells(prepared));
	const found = [];
	for (const { note, anchor } of anchored) {
		const lines = await read(note.file);
		if (!lines) continue;
		if (pacer.isDue()) await pacer.rest();
		const anchorIndex = note.head.anchors.indexOf(anchor);
		const away = whereabouts?.of(note.file, anchorIndex);
		const quote = quoteAt(lines, anchor.noteLine);
		const certain = relocateCertainly(anchor, quote, prepared);
		// It is shown where it went, unless it is back.
		const isBack = certain !== undefined && anchor.lines !== undefined;
		if (away && pathOfAway(away) !== undefined && !isBack) continue;
		const wantsHistory =
			!certain && (anchor.blob ?? anchor.commit) !== undefined;
		const asked = { anchor, quote, text: prepared };
		const placement =
			certain ??
			(await doubtfulPlace(asked, { placements, pacer }, async () =>
				wantsHistory ? past?.({ anchor, quote, file: note.file }) : undefined,
			));
		found.push({
			note,
			anchor,
			anchorIndex,
			placement: away && !isBack ? lessThan(placement, away) : placement,
			from: undefined,
			wantsHistory,
			isAmidConflicts: !certain && prepared.sides.length > 0,
			source: gistOf(lines.join("\n")),
		});
	}
	for (const { note, anchor, anchorIndex, placement, seen } of arrivals) {
		const lines = await read(note.file);
		if (!lines) continue;
		found.push({
			note,
			anchor,
			anchorIndex,
			placement: seen ? arrived(anchor, placement, seen, whole) : placement,
			from: anchor.path,
			wantsHistory: false,
			isAmidConflicts: prepared.sides.length > 0,
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

/** Where an anchor is of which its quote alone does not say that for certain. */
async function doubtfulPlace(
	asked: AskedPlacement,
	{ placements, pacer }: Pick<Placing, "placements" | "pacer">,
	past: () => Promise<PreparedText | undefined>,
): Promise<Placement> {
	const known = placements.known(asked);
	if (known) return known;
	const old = await pacer.during(past);
	if (old) await prepareDiff(old, asked.text, pacer);
	return placements.place(asked, old);
}

/** What a search told of an anchor that is in no file for certain: a whole file is gone, lines are probably elsewhere. */
function lessThan(placement: Placement, { placement: told }: Away): Placement {
	const isLess =
		placement.state === "whole"
			? told.state === "lost"
			: placement.state === "lost" && told.state === "proposed";
	return isLess ? told : placement;
}

/** Where code that came from another file is in the text of now: as it was when it was found there. */
function arrived(
	anchor: Anchor,
	found: Placement,
	seen: Quote,
	here: Today,
): Placement {
	if (found.state !== "attached") return found;
	const { path, lines, certainty, p } = found;
	const now = relocate(
		{ ...anchor, path, lines, near: undefined, blob: undefined },
		seen,
		here,
	);
	return now.state === "attached" && now.certainty !== "changed"
		? { ...now, certainty, p }
		: now;
}

import { english } from "../../core/message.ts";
import type { FindCell } from "../../core/notebook/cellFinder.ts";
import type { CardKind } from "../../internalize/practice/card.ts";
import type { PracticeCard } from "../../tacit/practice/practiceCard.ts";
import { type JsonNote, jsonNote, type Seen } from "./note.ts";

/** Something that is asked today. */
export interface JsonPracticeCard {
	/** `k3f9q2mx/reason`: the note’s id, and what is asked. */
	readonly card: string;
	readonly kind: CardKind;
	/** `changed`: the note says something else than when it was answered last. */
	readonly state: "new" | "changed" | "learnt";
	/** English. */
	readonly question: string;
	/** What is shown with the question, Markdown; empty where that would tell the answer. */
	readonly given: string;
	/** What the note says to it, Markdown; empty for `find`, where the lines are the answer. */
	readonly answer: string;
	readonly path: string;
	/** The number of the notebook’s cell, from 1, or its id. */
	readonly cell: string | number | null;
	/** Where the code is today; `null`: the whole file or folder. */
	readonly lines: { readonly start: number; readonly end: number } | null;
	/** Whether the code has changed since the note was written. */
	readonly isChanged: boolean;
	readonly note: JsonNote;
}

/**
 * `tacit practice --json`.
 *
 * ```json
 * { "version": 1, "cards": [{ "card": "k3f9q2mx/reason", "kind": "reason", "state": "new", "question": "Why is it so?", … }], "spent": { "cards": 0, "seconds": 0 }, "resting": 0, "findings": [] }
 * ```
 */
export interface JsonPractice {
	readonly version: 1;
	readonly cards: readonly JsonPracticeCard[];
	/** What was answered today. */
	readonly spent: { readonly cards: number; readonly seconds: number };
	/** Cards that wait because the code of their notes is not found. */
	readonly resting: number;
	/** Lines of what is kept that cannot be read. */
	readonly findings: readonly {
		readonly file: string;
		readonly line: number;
		readonly message: string;
	}[];
}

/** A card in its JSON shape. */
export function jsonPracticeCard(
	{ key, kind, state, question, given, answer, place, note }: PracticeCard,
	paths: Seen,
	findCell: FindCell,
): JsonPracticeCard {
	const inCell = place.lines && findCell(place.path, place.lines);
	return {
		...{ card: key, kind, question: english(question), given, answer },
		state: state === "away" ? "learnt" : state,
		path: paths.seen(place.path),
		cell: inCell?.cell ?? null,
		lines: inCell?.lines ?? place.lines ?? null,
		isChanged: place.isChanged,
		note: jsonNote(note, paths),
	};
}

import type { Anchor, Quote } from "../core/anchor/anchor.ts";
import { splitLines } from "../core/anchor/preparedText.ts";
import { quoteAt } from "../core/anchor/quoteAt.ts";
import { type CodeThen, codeThen } from "../core/codeThen.ts";
import { TacitError } from "../core/errors.ts";
import type { Finding } from "../core/finding.ts";
import type { ParsedNote } from "../core/markdown/parseNote.ts";
import { msg } from "../core/message.ts";
import type { IndexedNote, NoteFile } from "../core/note.ts";
import type { NoteId } from "../core/noteId.ts";
import type { pastText } from "../core/pastText.ts";
import type { Removal } from "../core/ports.ts";
import type { StoredNote } from "../core/store.ts";
import { removalOfLine } from "../core/whereabouts/removalOfLine.ts";
import { tellingLines } from "../core/whereabouts/tellingLines.ts";
import type { TacitBase } from "./base.ts";

/** What one note says, and quotes. What takes an id throws `unknown-note`, and `bad-argument` for a place that the note does not have. */
export interface NoteText {
	/** All of it. */
	read(id: NoteId): Promise<{ stored: StoredNote; parsed: ParsedNote }>;
	/** Links in a note that lead out of the repository. Throws `unknown-note`, and `too-large` for what takes too long to read. */
	linkFindings(note: IndexedNote): Promise<readonly Finding[]>;
	/** What the inline editor shows of a note: title and prose, without front matter, anchors and discussion. */
	body(id: NoteId): Promise<string>;
	/** The code as one of the note's anchors (0-based) quotes it. */
	quote(id: NoteId, anchorIndex: number): Promise<Quote>;
	/**
	 * The code of one of the note's anchors (0-based) as it was: what a long quote leaves out is taken from git, where
	 * that has it.
	 */
	codeThen(id: NoteId, anchorIndex: number): Promise<CodeThen>;
	/** The commit that most likely took away what an anchor (0-based) quotes; `undefined` where that cannot be said. Ends with `signal`. */
	removalOf(
		id: NoteId,
		anchorIndex: number,
		signal?: AbortSignal,
	): Promise<Removal | undefined>;
}

/** `past` reads the texts in which anchors of notes were made; `undefined` without git. */
export function createNoteText(
	{ historyIfAny, store, codec, known }: TacitBase,
	past: (files: readonly NoteFile[]) => ReturnType<typeof pastText> | undefined,
): NoteText {
	return {
		async read(id) {
			const stored = await store.read(known(id).file);
			return { stored, parsed: await store.parse(stored) };
		},
		async linkFindings({ file }) {
			const { text, at } = await store.read(file);
			return codec.linkFindings(text, at);
		},
		async body(id) {
			const { text, at } = await store.read(known(id).file);
			return (await codec.parse(text, at)).body;
		},
		quote: quoteOf,
		async codeThen(id, anchorIndex) {
			const anchor = anchorOf(id, anchorIndex);
			const quote = await quoteOf(id, anchorIndex);
			const { file } = known(id);
			return codeThen(anchor, quote, async () =>
				past([file])?.({ anchor, quote, file }),
			);
		},
		async removalOf(id, anchorIndex, signal) {
			const anchor = known(id).head.anchors[anchorIndex];
			const { lines } = await quoteOf(id, anchorIndex);
			const [line] = tellingLines(lines);
			if (!anchor || line === undefined || !historyIfAny) return undefined;
			return removalOfLine(historyIfAny, anchor, line, signal);
		},
	};

	function anchorOf(id: NoteId, anchorIndex: number): Anchor {
		const anchor = known(id).head.anchors[anchorIndex];
		if (anchor) return anchor;
		throw new TacitError(
			"bad-argument",
			msg`The note has no such place any more.`,
		);
	}

	async function quoteOf(id: NoteId, anchorIndex: number): Promise<Quote> {
		const { noteLine } = anchorOf(id, anchorIndex);
		const { text } = await store.read(known(id).file);
		return quoteAt(splitLines(text), noteLine);
	}
}

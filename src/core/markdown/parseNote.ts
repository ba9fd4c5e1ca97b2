import type { Quote } from "../anchor/anchor.ts";
import { readInfoString } from "../anchor/infoString.ts";
import type { Finding } from "../finding.ts";
import type { NoteHead } from "../note.ts";
import { conflictLines } from "./conflictLines.ts";
import { type HeadReading, headOf, type NotePlace } from "./headOf.ts";
import { type NoteBlocks, noteBlocks, partsOf } from "./noteBlocks.ts";
import { type NoteLayout, noteLayout } from "./noteLayout.ts";
import { readingRefusal } from "./readingRefusal.ts";
import type { Reply } from "./reply.ts";

/** A note's text as read. */
export interface ParsedNote {
	/** `undefined` where the text is not read as a note; see `findings`. */
	readonly head: NoteHead | undefined;
	/** In the order of their lines; the scanner finds the same. */
	readonly findings: readonly Finding[];
	/** One for each of `head.anchors`, in their order. */
	readonly quotes: readonly Quote[];
	/** What stands between the title and the first anchor or `## Discussion`. */
	readonly prose: Prose;
	/** What a person edits as one text: the title's heading and the prose. */
	readonly body: string;
	/** In the order of the file. */
	readonly discussion: readonly Reply[];
	/** Where everything stands; `undefined` where the text is too large, and was not read at all. */
	readonly layout: NoteLayout | undefined;
}

/** Markdown source, with the sections that it is made of. */
export interface Prose {
	/** All of it, without blank lines around it. */
	readonly source: string;
	/** What stands before the first heading. */
	readonly lead: string;
	/** In order; a section ends where the next heading begins, whatever its depth. */
	readonly sections: readonly Section[];
}

/** A heading with what stands below it. */
export interface Section {
	/** Source of the heading's text, without marks. */
	readonly heading: string;
	/** 1 to 6; 1 only for a second level-1 heading. */
	readonly depth: number;
	/** Without blank lines around it; empty where nothing stands there. */
	readonly source: string;
}

/**
 * Reads a note with remark. Does not throw: what is wrong is a finding. Takes about 0.4 ms for a usual note; seconds
 * for the worst texts below the size limit, which is why texts of others are read in a worker.
 */
export function parseNote(text: string, at: NotePlace): ParsedNote {
	const refusal = readingRefusal(text);
	if (refusal) return { ...unread, findings: [refusal] };
	const blocks = noteBlocks(text);
	const reading = headOf(partsOf(blocks, text), at, conflictLines(text));
	const layout = noteLayout(blocks, text);
	return {
		...reading,
		quotes: quotesOf(reading, blocks, text, at),
		prose: {
			source: sliceOf(text, layout.prose),
			lead: sliceOf(text, layout.lead),
			sections: layout.sections.map(({ heading, body }) => ({
				heading: heading.text,
				depth: heading.depth,
				source: sliceOf(text, body),
			})),
		},
		body: sliceOf(text, layout.body),
		discussion: layout.replies.map(({ reply }) => reply),
		layout,
	};
}

const unread: ParsedNote = {
	head: undefined,
	findings: [],
	quotes: [],
	prose: { source: "", lead: "", sections: [] },
	body: "",
	discussion: [],
	layout: undefined,
};

function quotesOf(
	{ head }: HeadReading,
	{ anchors }: NoteBlocks,
	text: string,
	at: NotePlace,
): Quote[] {
	if (!head) return [];
	return anchors
		.filter(({ info }) => readInfoString(info, at.noteFolder)?.anchor)
		.map(({ content }) => ({
			lines: linesOf(text.slice(content.start, content.end)),
		}));
}

/** A final line end makes no further line; nothing makes none. */
function linesOf(content: string): string[] {
	const lines = content.split(/\r\n|\n|\r/);
	if (lines.at(-1) === "") lines.pop();
	return lines;
}

function sliceOf(
	text: string,
	{ start, end }: { start: number; end: number },
): string {
	return text.slice(start, end);
}

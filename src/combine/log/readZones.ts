import type { Finding } from "../../core/finding.ts";
import { msg, verbatim } from "../../core/message.ts";
import { openFences, type Stretch } from "./openFences.ts";
import { closingMark, type ZoneMark, zoneMarks } from "./zoneMarks.ts";

/** A part of a log's file: a zone of Tacit's, or text of people's. All of them in their order are the file. */
export type LogPiece = TextPiece | ZonePiece;

/** Text that is people's, down to the byte. */
export interface TextPiece {
	readonly type: "text";
	readonly text: string;
}

/** A zone with its marks. */
export interface ZonePiece {
	readonly type: "zone";
	/** As in its mark. */
	readonly name: string;
	/** Of the body as it was built. */
	readonly hash: string;
	/** What stands between the marks, its last line end included. */
	readonly body: string;
	/** All of it, marks included. */
	readonly text: string;
	/** Its last line, with the line end it has, or has not. */
	readonly closing: string;
}

/** A log's file as read. */
export interface LogText {
	readonly pieces: readonly LogPiece[];
	/** Marks that are no zone's: what they stand in is people's text. */
	readonly findings: readonly Finding[];
}

/**
 * Finds the zones in a log's file. An opening mark and the closing one make a zone if no other mark stands between them;
 * every other mark stays in people's text, and is a finding. Marks in fenced code of people's are words about marks; only a line
 * outside of zones closes it.
 */
export function readZones(text: string): LogText {
	const pieces: LogPiece[] = [];
	const strays: ZoneMark[] = [];
	let opened: (ZoneMark & { is: "opening" }) | undefined;
	/** Where the text begins that is in no piece yet. */
	let at = 0;
	const marks = [...zoneMarks(text)];
	const fences = openFences(text, bodiesIn(marks));
	for (const mark of marks) {
		if (mark.start < at) continue;
		if (opened === undefined && fences.holds(at, mark.start)) continue;
		if (mark.is === "closing" && opened) {
			if (opened.start > at)
				pieces.push({ type: "text", text: text.slice(at, opened.start) });
			pieces.push({
				type: "zone",
				name: opened.name,
				hash: opened.hash,
				body: text.slice(opened.end, mark.start),
				text: text.slice(opened.start, mark.end),
				closing: text.slice(mark.start, mark.end),
			});
			at = mark.end;
			opened = undefined;
			continue;
		}
		if (opened) strays.push(opened);
		opened = undefined;
		if (mark.is === "opening") opened = mark;
		else strays.push(mark);
	}
	if (opened) strays.push(opened);
	if (at < text.length) pieces.push({ type: "text", text: text.slice(at) });
	return { pieces, findings: strays.map((mark) => strayFinding(mark, text)) };
}

/**
 * What stands between two marks that can make a zone. The code in it is no end of people's: whether a zone is one must not depend
 * on what is built into it.
 */
function bodiesIn(marks: readonly ZoneMark[]): readonly Stretch[] {
	return marks.flatMap((mark, at) => {
		const opened = marks[at - 1];
		return mark.is === "closing" && opened?.is === "opening"
			? [{ start: opened.end, end: mark.start }]
			: [];
	});
}

function strayFinding(mark: ZoneMark, text: string): Finding {
	const line = lineOf(text, mark.start);
	return {
		code: "log-mark",
		severity: "warning",
		lines: { start: line, end: line },
		found: text.slice(mark.start, mark.end).trim().slice(0, 200),
		expected:
			mark.is === "opening"
				? msg`the line \`${closingMark}\` below it, and no other such line between; or take this line out`
				: mark.is === "closing"
					? msg`a line \`<!-- tacit … -->\` above it; or take this line out`
					: verbatim(`<!-- tacit … --> … ${closingMark}`),
	};
}

/** The 1-based line in which an offset lies. */
export function lineOf(text: string, offset: number): number {
	let line = 1;
	for (const { index } of text.slice(0, offset).matchAll(/\r\n|\n|\r/g))
		if (index < offset) line++;
	return line;
}

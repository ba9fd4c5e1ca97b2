import { maximumNoteLength } from "../../core/markdown/noteLimits.ts";
import { scanParts } from "../../core/scan/scanParts.ts";
import { isPartBefore, type KeyedPart, matchParts } from "./matchParts.ts";
import { mergeFields } from "./mergeFields.ts";
import { mergeSequence, type Slot } from "./mergeSequence.ts";
import {
	conflictText,
	type MergedText,
	type MergeSettings,
	type Versions,
} from "./mergeSettings.ts";
import { mergeLines, mergeText } from "./mergeText.ts";
import { type SplitNote, splitNote } from "./splitNote.ts";
import { withPlainEnds } from "./withPlainEnds.ts";

/**
 * Merges two versions of a note part by part: fields, title, sections, replies, anchors. What both changed apart stands
 * between git's marks, never in the front matter, so that the file is still read as a note. A text that is not, or a part that
 * cannot be told, is merged by its lines. `base` is empty where both added the file.
 */
export function mergeNotes(
	versions: Versions<string>,
	settings: MergeSettings,
): MergedText {
	return withPlainEnds(versions, (plain) => mergePlain(plain, settings));
}

function mergePlain(
	versions: Versions<string>,
	settings: MergeSettings,
): MergedText {
	const byLines = mergeLines(versions, settings);
	const byParts = mergeByParts(versions, settings);
	if (!byParts) return byLines;
	// What is settled by lines alone, such as a section that one renamed, is better than a question.
	const isSettled = byLines.conflicts === 0 && isReadable(byLines.text);
	return byParts.conflicts > 0 && isSettled ? byLines : byParts;
}

function mergeByParts(
	{ base, ours, theirs }: Versions<string>,
	settings: MergeSettings,
): MergedText | undefined {
	if (![ours, theirs, ...(base === "" ? [] : [base])].every(isReadable))
		return undefined;
	const mine = splitNote(ours);
	const other = splitNote(theirs);
	const old = base === "" ? nothing : splitNote(base);
	if (!mine || !other || !old) return undefined;
	const merged = joinNotes({ base: old, ours: mine, theirs: other }, settings);
	const { text, conflicts } = merged;
	return isReadable(text) && anchorCount(text) === merged.anchors
		? { text, conflicts }
		: undefined;
}

const nothing: SplitNote = {
	...{ opening: "", fields: [], closing: "", gap: "", parts: [] },
};

/** Whether the text is one that Tacit takes for a note: its front matter is closed, and is YAML. */
function isReadable(text: string): boolean {
	if (text.length > maximumNoteLength) return false;
	const parts = scanParts(text);
	return (
		!("tooSlowAt" in parts) &&
		parts.frontMatter.state === "closed" &&
		parts.frontMatter.fields.problem === undefined
	);
}

function anchorCount(text: string): number {
	const parts = scanParts(text);
	return "tooSlowAt" in parts ? -1 : parts.blocks.length;
}

function joinNotes(
	versions: Versions<SplitNote>,
	settings: MergeSettings,
): MergedText & { readonly anchors: number } {
	const { base, ours, theirs } = versions;
	const fields = mergeFields({
		base: base.fields,
		ours: ours.fields,
		theirs: theirs.fields,
	});
	const parts = matchParts({
		base: base.parts,
		ours: ours.parts,
		theirs: theirs.parts,
	});
	const gaps = gapsOf(parts);
	const merged = mergeSequence(parts, isPartBefore)
		.map((slot) => ({ slot, ...mergePart(slot, settings) }))
		.filter(({ text }) => text !== undefined);
	const pieces: Piece[] = merged.map(({ slot, text = "" }) => ({
		key: slot.key,
		text,
		gap: gapOf(slot, gaps),
	}));
	const isApart = fields.apart.ours !== "" || fields.apart.theirs !== "";
	if (isApart) {
		const title = merged.findIndex(
			({ slot }) => (slot.ours ?? slot.theirs)?.kind === "title",
		);
		pieces.splice(title + 1, 0, {
			key: "fields",
			gap: "\n\n",
			text: unended(
				conflictText(
					{
						ours: spaced(fields.apart.ours),
						theirs: spaced(fields.apart.theirs),
					},
					settings,
				),
			),
		});
	}
	const head =
		choose(versions, ({ opening }) => opening) +
		fields.text +
		choose(versions, ({ closing }) => closing);
	const conflicts =
		(isApart ? 1 : 0) + merged.reduce((sum, each) => sum + each.conflicts, 0);
	const tail = choose(versions, ({ parts, gap }) => parts.at(-1)?.gap ?? gap);
	return {
		text:
			(pieces.length > 0 && !head.endsWith("\n") ? `${head}\n` : head) +
			(pieces.length > 0 ? gapAbove(versions) : "") +
			joinPieces(pieces, gaps.together, tail),
		conflicts,
		anchors: merged.reduce((sum, each) => sum + anchorsIn(each), 0),
	};
}

/** How many blocks of anchors a merged part holds: of a conflict both sides'. */
function anchorsIn({
	slot: { ours, theirs },
	conflicts,
}: {
	readonly slot: Slot<KeyedPart>;
	readonly conflicts: number;
}): number {
	if ((ours ?? theirs)?.kind !== "anchor") return 0;
	return conflicts > 0 && ours && theirs ? 2 : 1;
}

/** Blank lines above the first part, where there is one on the side. */
function gapAbove({ base, ours, theirs }: Versions<SplitNote>): string {
	const gap = ({ parts, gap }: SplitNote) =>
		parts.length > 0 ? gap : undefined;
	return (
		settled({ base: gap(base), ours: gap(ours), theirs: gap(theirs) }) ?? "\n"
	);
}

/** A blank line below, so that the marks that follow make it no heading. */
function spaced(lines: string): string {
	return lines === "" ? "" : `${lines}\n`;
}

function unended(text: string): string {
	return text.replace(/\n$/, "");
}

interface Piece {
	readonly key: string;
	/** Without the last line end. */
	readonly text: string;
	/** `undefined` where it was the last of its text. */
	readonly gap: string | undefined;
}

/** How parts follow each other in the three versions. */
interface Gaps {
	readonly of: Versions<ReadonlyMap<string, string>>;
	/** Keys of neighbours, joined. */
	readonly together: ReadonlySet<string>;
}

function gapsOf(parts: Versions<readonly KeyedPart[]>): Gaps {
	const together = new Set<string>();
	const read = (row: readonly KeyedPart[]) => {
		const gaps = new Map<string, string>();
		for (const [index, { key, gap }] of row.entries()) {
			const next = row[index + 1];
			if (!next) continue;
			gaps.set(key, gap);
			together.add(`${key}\0${next.key}`);
		}
		return gaps;
	};
	return {
		of: {
			base: read(parts.base),
			ours: read(parts.ours),
			theirs: read(parts.theirs),
		},
		together,
	};
}

function gapOf({ key }: Slot<KeyedPart>, { of }: Gaps): string | undefined {
	return settled({
		base: of.base.get(key),
		ours: of.ours.get(key),
		theirs: of.theirs.get(key),
	});
}

function joinPieces(
	pieces: readonly Piece[],
	together: ReadonlySet<string>,
	tail: string,
): string {
	return pieces
		.map(({ key, text, gap }, index) => {
			const next = pieces[index + 1];
			// A conflict's last line is ended, whatever stood there.
			if (!next)
				return text + (/^>{7}/.test(lastLine(text)) ? tail || "\n" : tail);
			const isKnown = together.has(`${key}\0${next.key}`);
			const isSpaced =
				gap !== undefined && gap.indexOf("\n") !== gap.lastIndexOf("\n");
			return text + (gap !== undefined && (isKnown || isSpaced) ? gap : "\n\n");
		})
		.join("");
}

function lastLine(text: string): string {
	return text.slice(text.lastIndexOf("\n") + 1);
}

/** `undefined`: it is gone. */
function mergePart(
	{ base, ours, theirs }: Slot<KeyedPart>,
	settings: MergeSettings,
): { readonly text: string | undefined; readonly conflicts: number } {
	const [was, mine, other] = [base?.content, ours?.content, theirs?.content];
	if (mine === other || other === was) return { text: mine, conflicts: 0 };
	if (mine === was) return { text: other, conflicts: 0 };
	const ended = {
		base: lines(was),
		ours: lines(mine),
		theirs: lines(other),
	};
	const isWhole =
		mine === undefined ||
		other === undefined ||
		(ours ?? theirs)?.kind === "anchor";
	const merged = isWhole
		? { text: conflictText(ended, settings), conflicts: 1 }
		: mergeText(ended, settings);
	return { ...merged, text: unended(merged.text) };
}

function lines(content: string | undefined): string {
	return content === undefined ? "" : `${content}\n`;
}

function choose(
	{ base, ours, theirs }: Versions<SplitNote>,
	of: (note: SplitNote) => string,
): string {
	return (
		settled({
			base: base === nothing ? undefined : of(base),
			ours: of(ours),
			theirs: of(theirs),
		}) ?? ""
	);
}

/** Of white space and the like: what one side changed; of two changes the longer. */
function settled({
	base,
	ours,
	theirs,
}: Versions<string | undefined>): string | undefined {
	if (ours === undefined || ours === base) return theirs ?? ours;
	if (theirs === undefined || theirs === base) return ours;
	if (ours.length !== theirs.length)
		return ours.length > theirs.length ? ours : theirs;
	return ours < theirs ? ours : theirs;
}

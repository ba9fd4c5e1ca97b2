import type { Quote } from "../anchor/anchor.ts";
import {
	type AnchorInfo,
	readInfoString,
	writeInfoString,
} from "../anchor/infoString.ts";
import { writeAnchorBlock } from "../anchor/writeAnchor.ts";
import { TacitError } from "../errors.ts";
import { msg } from "../message.ts";
import type { Person } from "../person.ts";
import type { RepoPath } from "../repoPath.ts";
import { checkEdit } from "./checkEdit.ts";
import { checkTyped } from "./checkReadable.ts";
import { fieldSplices } from "./fieldSplices.ts";
import { type Eol, eolOf, fragmentSource, titleSource } from "./fragment.ts";
import type { NotePlace } from "./headOf.ts";
import { type AnchorSpan, noteBlocks, type Span } from "./noteBlocks.ts";
import { type NoteLayout, noteLayout } from "./noteLayout.ts";
import { limitFinding } from "./noteLimits.ts";
import { discussionHeading, writeReplyHeading } from "./reply.ts";
import { applySplices, type Splice } from "./splice.ts";
import { trimBlankLines } from "./trimBlankLines.ts";
import type { FieldText } from "./writeField.ts";

/** One change to a note. Text may have line ends of any kind; it gets the note's. */
export type NoteEdit =
	/** Sets a front matter field; `undefined` or an empty list removes it. */
	| {
			readonly type: "field";
			readonly key: string;
			readonly value: FieldText | undefined;
	  }
	/** Sets the title; one line of inline Markdown. */
	| { readonly type: "title"; readonly title: string }
	/** Sets what stands between the title and the first heading below it; sections stay. */
	| { readonly type: "prose"; readonly prose: string }
	/** Sets title and prose at once, as a person edits them: `# Title`, text, sections. Without a title the old one stays. */
	| { readonly type: "body"; readonly body: string }
	| {
			readonly type: "add-reply";
			readonly by: Person | undefined;
			/** `YYYY-MM-DD`. */
			readonly date: string;
			readonly text: string;
	  }
	/** `index` counts the note's replies from 0. */
	| {
			readonly type: "edit-reply";
			readonly index: number;
			readonly text: string;
	  }
	| { readonly type: "remove-reply"; readonly index: number }
	| {
			readonly type: "add-anchor";
			readonly anchor: AnchorInfo;
			readonly quote: Quote;
	  }
	/** `index` counts `head.anchors` from 0. Words of the old info string that Tacit does not know stay. */
	| {
			readonly type: "replace-anchor";
			readonly index: number;
			readonly anchor: AnchorInfo;
			readonly quote: Quote;
	  }
	/** The last anchor cannot be removed. */
	| { readonly type: "remove-anchor"; readonly index: number }
	/** Writes the anchors as seen from another folder that is to hold the note's `.tacit`: they point where they did. */
	| { readonly type: "rebase"; readonly noteFolder: RepoPath };

/**
 * The note's text with the change made, and every byte outside of it as it was; the very same text where nothing
 * changes. Throws `malformed-note` where the text cannot be changed in place, `bad-argument` where what is put in
 * would not stand there as what it is (a reply that holds a heading of the note, prose that swallows an anchor), and
 * what `checkReadable` throws where the note would not be read again.
 */
export function editNote(text: string, at: NotePlace, edit: NoteEdit): string {
	if (limitFinding(text))
		throw new TacitError(
			"malformed-note",
			msg`The note is too large to change.`,
		);
	checkTyped(typedIn(edit));
	const blocks = noteBlocks(text);
	const layout = noteLayout(blocks, text);
	const splices = splicesOf(edit, { text, at, layout, eol: eolOf(text) });
	const edited = applySplices(text, splices);
	if (edited === text) return text;
	checkEdit({ text, blocks }, edited, edit, at);
	return edited;
}

/** What a person wrote of it. */
function typedIn(edit: NoteEdit): string {
	switch (edit.type) {
		case "title":
			return edit.title;
		case "prose":
			return edit.prose;
		case "body":
			return edit.body;
		case "add-reply":
		case "edit-reply":
			return edit.text;
		default:
			return "";
	}
}

interface Context {
	readonly text: string;
	readonly at: NotePlace;
	readonly layout: NoteLayout;
	readonly eol: Eol;
}

function splicesOf(edit: NoteEdit, context: Context): Splice[] {
	switch (edit.type) {
		case "field":
			return setField(edit.key, edit.value, context);
		case "title":
			return setTitle(edit.title, context);
		case "prose":
			return setSpan(context.layout.lead, edit.prose, context);
		case "body":
			return setBody(edit.body, context);
		case "add-reply":
			return addReply(edit, context);
		case "edit-reply":
			return setSpan(
				replyAt(edit.index, context).body,
				nonEmpty(edit.text),
				context,
			);
		case "remove-reply":
			return removeReply(edit.index, context);
		case "add-anchor":
			return addAnchor(edit, context);
		case "replace-anchor":
			return replaceAnchor(edit, context);
		case "remove-anchor":
			return removeAnchor(edit.index, context);
		case "rebase":
			return rebase(edit.noteFolder, context);
	}
}

function setField(
	key: string,
	value: FieldText | undefined,
	{ text, layout, eol }: Context,
): Splice[] {
	if (!layout.frontMatter)
		throw new TacitError("malformed-note", msg`The note has no front matter.`);
	const { start, end } = layout.frontMatter.content;
	// YAML does not take a carriage return alone for the end of a line, as Markdown does.
	const source = text.slice(start, end).replace(/\r(?!\n)/g, "\n");
	return fieldSplices(source, key, value, eol).map((splice) => ({
		...splice,
		start: splice.start + start,
		end: splice.end + start,
	}));
}

function setTitle(title: string, { layout, text, eol }: Context): Splice[] {
	const source = titleSource(title);
	if (source === "")
		throw new TacitError("bad-argument", msg`A note needs a title.`);
	const old = layout.title;
	if (old && (old.text === source || old.text === title)) return [];
	if (old) return [{ start: old.start, end: old.end, text: `# ${source}` }];
	const above = layout.frontMatter?.end ?? lengthOfMark(text);
	return [insertAfter(above, `# ${source}`, text, eol)];
}

/** Replaces what stands in `span`; an empty one gets its text after the line before it, an emptied one leaves no gap. */
function setSpan(span: Span, given: string, { text, eol }: Context): Splice[] {
	if (isSameSource(given, text.slice(span.start, span.end))) return [];
	const source = fragmentSource(given, eol);
	if (span.start === span.end)
		return [insertAfter(span.start, source, text, eol)];
	return source === "" ? [removal(span, text)] : [{ ...span, text: source }];
}

function setBody(body: string, context: Context): Splice[] {
	const { layout, text, eol } = context;
	const source = fragmentSource(body, eol);
	if (source === "")
		throw new TacitError(
			"bad-argument",
			msg`The note has no words: one sentence is enough.`,
		);
	// Below an empty line nothing is front matter.
	const { headings } = noteBlocks(`\n${source}`);
	const title = headings.find(({ depth }) => depth === 1);
	if (!title) return setSpan(layout.prose, source, context);
	if (source.slice(0, title.start - 1).trim() !== "")
		throw new TacitError(
			"bad-argument",
			msg`The title, a line that begins with \`# \`, must come first.`,
		);
	// Without a title there is nothing to put one in the place of, but the prose.
	return layout.body.start === layout.body.end
		? [insertAfter(layout.body.start, source, text, eol)]
		: isSameSource(body, text.slice(layout.body.start, layout.body.end))
			? []
			: [{ ...layout.body, text: source }];
}

/** Whether the two differ in line ends and the blank lines around them at most: what nobody changed stays as it is. */
function isSameSource(one: string, other: string): boolean {
	const bare = (text: string) => trimBlankLines(text.replace(/\r\n?/g, "\n"));
	return bare(one) === bare(other);
}

function addReply(
	edit: Extract<NoteEdit, { type: "add-reply" }>,
	{ layout, text, eol }: Context,
): Splice[] {
	const { discussion } = layout;
	const reply = [
		...(discussion ? [] : [`## ${discussionHeading}`]),
		writeReplyHeading(edit),
		fragmentSource(nonEmpty(edit.text), eol),
	].join(eol + eol);
	return [insertAfter(discussion?.end ?? lastText(text), reply, text, eol)];
}

function removeReply(index: number, context: Context): Splice[] {
	const { layout, text } = context;
	const reply = replyAt(index, context);
	const { discussion } = layout;
	const isAlone =
		discussion !== undefined &&
		layout.replies.length === 1 &&
		discussion.end === reply.end &&
		text.slice(discussion.heading.end, reply.start).trim() === "";
	return [
		removal(
			isAlone ? { start: discussion.heading.start, end: reply.end } : reply,
			text,
		),
	];
}

function replyAt(index: number, { layout }: Context) {
	const reply = layout.replies[index];
	if (reply) return reply;
	throw new TacitError(
		"bad-argument",
		msg`The note has no such answer any more.`,
	);
}

function addAnchor(
	{ anchor, quote }: Extract<NoteEdit, { type: "add-anchor" }>,
	{ layout, text, at, eol }: Context,
): Splice[] {
	const block = writeAnchorBlock(anchor, quote, at.noteFolder, eol);
	const after = layout.anchors.at(-1)?.end ?? layout.body.end;
	return [insertAfter(after, block, text, eol)];
}

function replaceAnchor(
	edit: Extract<NoteEdit, { type: "replace-anchor" }>,
	context: Context,
): Splice[] {
	const { start, end, info } = anchorAt(edit.index, context);
	const { noteFolder } = context.at;
	const kept = readInfoString(info, noteFolder)?.kept;
	const block = writeAnchorBlock(
		edit.anchor,
		edit.quote,
		noteFolder,
		context.eol,
		kept,
	);
	return [{ start, end, text: block }];
}

function removeAnchor(index: number, context: Context): Splice[] {
	if (anchorsOf(context).length === 1)
		throw new TacitError(
			"bad-argument",
			msg`A note needs a place in the code: its last one cannot be removed.`,
		);
	return [removal(anchorAt(index, context), context.text)];
}

function rebase(noteFolder: RepoPath, context: Context): Splice[] {
	return anchorsOf(context).flatMap(({ start, content, info }) => {
		const read = readInfoString(info, context.at.noteFolder);
		if (!read?.anchor) return [];
		const at = context.text.slice(start, content.start).indexOf(info);
		return [
			{
				start: start + at,
				end: start + at + info.length,
				text: writeInfoString(read.anchor, noteFolder, read.kept),
			},
		];
	});
}

function anchorAt(index: number, context: Context): AnchorSpan {
	const anchor = anchorsOf(context)[index];
	if (anchor) return anchor;
	throw new TacitError(
		"bad-argument",
		msg`The note has no such place any more.`,
	);
}

/** The blocks that `head.anchors` are read from. */
function anchorsOf({ layout, at }: Context): AnchorSpan[] {
	return layout.anchors.filter(
		({ info }) => readInfoString(info, at.noteFolder)?.anchor,
	);
}

function nonEmpty(text: string): string {
	if (text.trim() !== "") return text;
	throw new TacitError("bad-argument", msg`The answer is empty.`);
}

/**
 * Puts a block of its own after the line in which `offset` lies, with a blank line before it and after it. At the
 * start of the text it becomes the first.
 */
function insertAfter(
	offset: number,
	block: string,
	text: string,
	eol: Eol,
): Splice {
	const isFirst = offset === lengthOfMark(text);
	const at = isFirst ? offset : lineEndFrom(text, offset);
	const below = text.slice(at);
	const before = isFirst ? "" : eol + eol;
	if (below.trim() === "")
		return { start: at, end: at, text: before + block + (isFirst ? eol : "") };
	const hasBlankLine = /^(?:\r\n|\n|\r)[ \t]*(?:[\r\n])/.test(below);
	const after = isFirst ? eol + eol : hasBlankLine ? "" : eol;
	return { start: at, end: at, text: before + block + after };
}

/** Of the byte order mark, if there is one. */
function lengthOfMark(text: string): number {
	return text.charCodeAt(0) === 0xfeff ? 1 : 0;
}

/** Takes a block out, with the blank lines below it, or those above it where it was the last. */
function removal({ start, end }: Span, text: string): Splice {
	const below = /^[ \t]*(?:(?:\r\n|\n|\r)[ \t]*)*(?:\r\n|\n|\r)/.exec(
		text.slice(end),
	);
	const next = end + (below?.[0].length ?? 0);
	if (next < text.length) return { start, end: next, text: "" };
	return { start: lastText(text.slice(0, start)), end, text: "" };
}

/** After the last character that is not white space. */
function lastText(text: string): number {
	let end = text.length;
	while (end > 0 && " \t\r\n".includes(text.charAt(end - 1))) end--;
	return end;
}

function lineEndFrom(text: string, offset: number): number {
	let at = offset;
	while (at < text.length && !"\r\n".includes(text.charAt(at))) at++;
	return at;
}

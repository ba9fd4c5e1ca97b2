import { TacitError } from "../errors.ts";
import { msg } from "../message.ts";
import { checkReadable } from "./checkReadable.ts";
import { conflictLines } from "./conflictLines.ts";
import type { NoteEdit } from "./editNote.ts";
import { fragmentSource, titleSource } from "./fragment.ts";
import { headOf, type NotePlace } from "./headOf.ts";
import { type NoteBlocks, noteBlocks, partsOf } from "./noteBlocks.ts";
import { noteLayout } from "./noteLayout.ts";
import { type Field, type NoteParts, nested } from "./noteParts.ts";
import type { Reply } from "./reply.ts";

/** What a note is made of, as text that can be compared. */
interface Content {
	readonly isNote: boolean;
	readonly fields: ReadonlyMap<string, string>;
	readonly title: string | undefined;
	readonly lead: string;
	readonly sections: readonly string[];
	readonly replies: readonly Reply[];
	readonly anchors: readonly string[];
}

/**
 * Reads both texts and throws unless the edit changed what it is for, and that alone: text that somebody typed may
 * close or open blocks that were not meant. `bad-argument` where that text is to blame, else `malformed-note`;
 * what `checkReadable` throws where the whole would not be read again.
 */
export function checkEdit(
	before: { readonly text: string; readonly blocks: NoteBlocks },
	after: string,
	edit: NoteEdit,
	at: NotePlace,
): void {
	checkReadable(after);
	const old = contentOf(before.text, before.blocks, at);
	const now = contentOf(after, noteBlocks(after), at);
	const isRight =
		(old.isNote === now.isNote || edit.type === "field") &&
		sameFields(old, now, edit) &&
		sameBody(old, now, edit) &&
		sameReplies(old.replies, now.replies, edit) &&
		sameAnchors(old.anchors, now.anchors, edit);
	if (isRight) return;
	throw edit.type === "field"
		? new TacitError(
				"malformed-note",
				msg`“${edit.key}” cannot be changed here. Open the note and change its front matter by hand.`,
			)
		: new TacitError(
				"bad-argument",
				msg`The text cannot be saved as it is: it holds a heading or a \`tacit\` code block that belongs to the note, or leaves an HTML block open.`,
			);
}

function contentOf(text: string, blocks: NoteBlocks, at: NotePlace): Content {
	const layout = noteLayout(blocks, text);
	const parts = partsOf(blocks, text);
	const slice = ({ start, end }: { start: number; end: number }) =>
		text.slice(start, end);
	return {
		isNote: headOf(parts, at, conflictLines(text)).head !== undefined,
		fields: fieldsOf(parts),
		title: layout.title?.text,
		lead: slice(layout.lead),
		sections: layout.sections.map(
			({ heading, body }) => `${heading.depth} ${heading.text}\n${slice(body)}`,
		),
		replies: layout.replies.map(({ reply }) => reply),
		anchors: layout.anchors.map(
			({ info, content }) => `${info}\n${slice(content)}`,
		),
	};
}

function fieldsOf({ frontMatter }: NoteParts): Map<string, string> {
	if (frontMatter.state !== "closed") return new Map();
	return new Map(
		[...frontMatter.fields.values].map(([key, { value }]) => [
			key,
			comparable(value),
		]),
	);
}

function comparable(value: Field["value"]): string {
	if (value === nested) return "nested";
	return (
		JSON.stringify(
			typeof value === "object"
				? value.map(({ text }) => (text === nested ? {} : text))
				: value,
		) ?? "nothing"
	);
}

function sameFields(old: Content, now: Content, edit: NoteEdit): boolean {
	const expected = new Map(old.fields);
	if (edit.type === "field") {
		if (edit.value === undefined || edit.value.length === 0)
			expected.delete(edit.key);
		else expected.set(edit.key, JSON.stringify(edit.value));
	}
	return (
		expected.size === now.fields.size &&
		[...expected].every(([key, value]) => now.fields.get(key) === value)
	);
}

function sameBody(old: Content, now: Content, edit: NoteEdit): boolean {
	if (edit.type === "body") return true;
	const title = edit.type === "title" ? titleSource(edit.title) : old.title;
	if (now.title !== title) return false;
	// Prose may bring sections of its own, above those that were there.
	if (edit.type === "prose")
		return (
			now.sections.length >= old.sections.length &&
			sameTexts(
				now.sections.slice(now.sections.length - old.sections.length),
				old.sections,
			)
		);
	return now.lead === old.lead && sameTexts(now.sections, old.sections);
}

function sameReplies(
	old: readonly Reply[],
	now: readonly Reply[],
	edit: NoteEdit,
): boolean {
	const expected = old.map((reply) => JSON.stringify(reply));
	const given = now.map((reply) => JSON.stringify(reply));
	const last = now.at(-1);
	switch (edit.type) {
		case "add-reply":
			return (
				sameTexts(given.slice(0, -1), expected) &&
				last?.date === edit.date &&
				sameFragment(last.text, edit.text)
			);
		case "edit-reply": {
			const changed = now[edit.index];
			return (
				changed !== undefined &&
				sameTexts(
					given.toSpliced(edit.index, 1),
					expected.toSpliced(edit.index, 1),
				) &&
				sameFragment(changed.text, edit.text)
			);
		}
		case "remove-reply":
			return sameTexts(given, expected.toSpliced(edit.index, 1));
		default:
			return sameTexts(given, expected);
	}
}

function sameFragment(written: string, given: string): boolean {
	return fragmentSource(written, "\n") === fragmentSource(given, "\n");
}

function sameAnchors(
	old: readonly string[],
	now: readonly string[],
	edit: NoteEdit,
): boolean {
	switch (edit.type) {
		case "add-anchor":
			return now.length === old.length + 1 && sameTexts(now.slice(0, -1), old);
		case "replace-anchor":
			return (
				now.length === old.length &&
				now.filter((anchor, index) => anchor !== old[index]).length <= 1
			);
		case "remove-anchor": {
			const at = old.findIndex((anchor, index) => anchor !== now[index]);
			return sameTexts(now, old.toSpliced(at, 1));
		}
		case "rebase": {
			const quotes = (anchors: readonly string[]) =>
				anchors.map((anchor) => anchor.slice(anchor.indexOf("\n")));
			return sameTexts(quotes(now), quotes(old));
		}
		default:
			return sameTexts(now, old);
	}
}

function sameTexts(a: readonly string[], b: readonly string[]): boolean {
	return a.length === b.length && a.every((text, index) => text === b[index]);
}

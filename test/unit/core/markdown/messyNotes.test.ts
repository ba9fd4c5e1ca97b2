import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isTacitError } from "../../../../src/core/errors.ts";
import {
	editNote,
	type NoteEdit,
} from "../../../../src/core/markdown/editNote.ts";
import { fragmentSource } from "../../../../src/core/markdown/fragment.ts";
import type { Span } from "../../../../src/core/markdown/noteBlocks.ts";
import type { NoteLayout } from "../../../../src/core/markdown/noteLayout.ts";
import {
	type ParsedNote,
	parseNote,
} from "../../../../src/core/markdown/parseNote.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { scanNote } from "../../../../src/core/scan/scanNote.ts";
import { type MessyNote, messyNote } from "./messyNote.ts";

const anchor = {
	path: "src/new.ts" as RepoPath,
	lines: { start: 3, end: 3 },
	isFolder: false,
	language: "ts",
	symbol: undefined,
	commit: undefined,
	blob: undefined,
	near: undefined,
	cell: undefined,
};
const quote = { lines: ["\tlet b;", "```", ""] };
const text = fc.constantFrom(
	"New.",
	"New.\r\n\r\n- a\r\n\t- b\n\n```\nleft open",
	"<details>\n\nx\n\n</details>",
	"\n\n\tcode\n\n",
);

/** Every kind of edit, of every field that a note has. */
const edit: fc.Arbitrary<NoteEdit> = fc.oneof(
	fc
		.constantFrom<[string, (string | readonly string[] | undefined)[]]>(
			["kind", ["why", "question", "story"]],
			["status", ["retired", "proposed", undefined]],
			["by", [["Ada Lovelace <ada@example.org>", "Eve"], ["Eve"], [], "Eve"]],
			["date", ["2026-11-25", undefined]],
			["tags", [["a", "c, d"], []]],
			["until", ["a: b", undefined]],
			["x-shed", ["red # or blue", undefined]],
		)
		.chain(([key, values]) =>
			fc.constantFrom(...values).map((value) => ({
				type: "field" as const,
				key,
				value,
			})),
		),
	fc.constant({ type: "title", title: "Other #" } as const),
	text.map((prose) => ({ type: "prose" as const, prose })),
	text.map((body) => ({ type: "body" as const, body })),
	text.map((prose) => ({ type: "body" as const, body: `# T\n\n${prose}` })),
	text.map((text) => ({
		type: "add-reply" as const,
		by: { name: "Eve", email: undefined },
		date: "2026-11-25",
		text,
	})),
	fc
		.tuple(fc.nat(1), text)
		.map(([index, text]) => ({ type: "edit-reply" as const, index, text })),
	fc.nat(1).map((index) => ({ type: "remove-reply" as const, index })),
	fc.constant({ type: "add-anchor", anchor, quote } as const),
	fc.nat(1).map((index) => ({
		type: "replace-anchor" as const,
		index,
		anchor,
		quote,
	})),
	fc.nat(1).map((index) => ({ type: "remove-anchor" as const, index })),
	fc.constant({ type: "rebase", noteFolder: "src/b" as RepoPath } as const),
);

/** The part of the text that an edit may take something from; `undefined`: from none, it only puts in. */
function reach(
	edit: NoteEdit,
	layout: NoteLayout,
	{ fields }: MessyNote,
): Span | undefined {
	switch (edit.type) {
		case "field":
			return fields.get(edit.key);
		case "title":
			return layout.title;
		case "prose":
			return layout.lead;
		case "body":
			return layout.body;
		case "edit-reply":
			return layout.replies[edit.index]?.body;
		case "remove-reply":
			return (
				layout.discussion && {
					start: layout.discussion.heading.start,
					end: Math.max(
						layout.discussion.end,
						layout.replies[edit.index]?.end ?? 0,
					),
				}
			);
		case "replace-anchor":
		case "remove-anchor":
			return layout.anchors[edit.index];
		case "rebase":
			return {
				start: layout.anchors[0]?.start ?? 0,
				end: layout.anchors.at(-1)?.end ?? 0,
			};
		default:
			return undefined;
	}
}

/**
 * What stands before and behind the span, the blank space that touches it left out; of a field everything, to the byte.
 * Without a span what is around the place where something was put in.
 */
function around(
	edit: NoteEdit,
	before: string,
	after: string,
	span: Span | undefined,
): readonly [head: string, tail: string] {
	if (span === undefined) {
		let at = 0;
		while (at < before.length && before[at] === after[at]) at++;
		return [before.slice(0, at), before.slice(at)];
	}
	const head = before.slice(0, span.start);
	const tail = before.slice(span.end);
	return edit.type === "field"
		? [head, tail]
		: [head.trimEnd(), tail.trimStart()];
}

/** What is read of a note, without the lines that move, by the kinds of edit that may change it. */
const said = ({ head, quotes, prose, discussion }: ParsedNote) => ({
	fields: { ...head, title: undefined, anchors: undefined },
	title: head?.title,
	body: [prose.lead, ...prose.sections],
	replies: discussion,
	anchors: head?.anchors.map(({ noteLine: _, ...rest }, at) => [
		rest,
		quotes[at],
	]),
});
const changes: Readonly<
	Record<NoteEdit["type"], readonly (keyof ReturnType<typeof said>)[]>
> = {
	field: ["fields"],
	title: ["title"],
	prose: ["body"],
	body: ["title", "body"],
	"add-reply": ["replies"],
	"edit-reply": ["replies"],
	"remove-reply": ["replies"],
	"add-anchor": ["anchors"],
	"replace-anchor": ["anchors"],
	"remove-anchor": ["anchors"],
	rebase: ["anchors"],
};

describe("a note with comments, YAML anchors, unknown keys, HTML, tabs, CRLF or a byte order mark", () => {
	it("is read alike by scanner and codec", () => {
		fc.assert(
			fc.property(messyNote, ({ text, at }) => {
				const { head, findings } = parseNote(text, at);
				expect(head).toBeDefined();
				expect(scanNote(text, at)).toEqual({ head, findings });
			}),
			{ numRuns: 150 },
		);
	});

	it("is changed where the edit says, and keeps every byte elsewhere", () => {
		const done = new Map<string, number>();
		fc.assert(
			fc.property(messyNote, edit, (note, edit) => {
				const { text, at } = note;
				const before = parseNote(text, at);
				const after = attempt(() => editNote(text, at, edit));
				if (after === undefined || !before.layout) return;
				done.set(edit.type, (done.get(edit.type) ?? 0) + 1);
				const span = reach(edit, before.layout, note);
				const [head, tail] = around(edit, text, after, span);
				expect(after.slice(0, head.length)).toBe(head);
				expect(after.slice(after.length - tail.length)).toBe(tail);
				expect(after.length).toBeGreaterThanOrEqual(head.length + tail.length);
				const parsed = parseNote(after, at);
				expect(scanNote(after, at)).toEqual({
					head: parsed.head,
					findings: parsed.findings,
				});
				const [old, now] = [said(before), said(parsed)];
				const same = (Object.keys(old) as (keyof typeof old)[]).filter(
					(key) => !changes[edit.type].includes(key),
				);
				for (const key of same) expect(now[key], key).toEqual(old[key]);
				if (edit.type === "add-reply" || edit.type === "edit-reply")
					expect(
						parsed.discussion.some(
							(reply) =>
								fragmentSource(reply.text, "\n") ===
								fragmentSource(edit.text, "\n"),
						),
					).toBe(true);
				const lone = text.includes("\r\n") ? /(?<!\r)\n/ : /\r/;
				expect(after.replaceAll("\u2028", "")).not.toMatch(lone);
			}),
			{ numRuns: 600 },
		);
		// Some are refused more often than not: how often each was done is chance.
		for (const type of Object.keys(changes))
			expect(done.get(type) ?? 0, type).toBeGreaterThan(0);
	});
});

/** `undefined` where the edit is refused, for what is in it or for how the note is written. */
function attempt(task: () => string): string | undefined {
	try {
		return task();
	} catch (error) {
		if (
			isTacitError(error, "bad-argument") ||
			isTacitError(error, "malformed-note")
		)
			return undefined;
		throw error;
	}
}

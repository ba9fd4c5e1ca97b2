import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	composeNote,
	type NewNote,
} from "../../../../src/core/markdown/composeNote.ts";
import {
	editNote,
	type NoteEdit,
} from "../../../../src/core/markdown/editNote.ts";
import { titleSource } from "../../../../src/core/markdown/fragment.ts";
import {
	type ParsedNote,
	parseNote,
} from "../../../../src/core/markdown/parseNote.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { scanNote } from "../../../../src/core/scan/scanNote.ts";
import { fieldText, newNote, noteId, prose, title } from "./arbitraryNote.ts";
import { unreadable } from "./unreadableText.ts";

const at = {
	path: "src/auth/.tacit/refresh.k3f9q2mx.md" as RepoPath,
	noteFolder: "src/auth" as RepoPath,
};
const note = `---
# who may touch this: anybody
id: k3f9q2mx
kind:   'decision'   # one of seven
status: accepted
by:
    - Ada Lovelace <ada@example.org>  # started it
    - "Grace Hopper <grace@example.org>"
tags: [auth, &t tokens]
x-unknown: { deep: [1, *t] }
x-text: |
  ---
  not the end
---

# Refresh tokens

Because.

## Rejected

- Retry.

\`\`\`ts tacit file=token.ts lines=1-2 colour=red
\`\`not the end\`\`
---
\`\`\`

Text below.

\`\`\`\`md
\`\`\`ts tacit file=fake.ts
\`\`\`
\`\`\`\`
`;
const anchor = {
	path: "src/auth/new.ts" as RepoPath,
	lines: { start: 3, end: 3 },
	isFolder: false,
	language: "ts",
	symbol: undefined,
	commit: undefined,
	blob: undefined,
	near: undefined,
	cell: undefined,
};
/** Where two texts differ: what the first has there, and what the second. */
function difference(before: string, after: string): [string, string] {
	let start = 0;
	while (start < before.length && before[start] === after[start]) start++;
	let end = 0;
	while (
		end < Math.min(before.length, after.length) - start &&
		before.at(-1 - end) === after.at(-1 - end)
	)
		end++;
	return [
		before.slice(start, before.length - end),
		after.slice(start, after.length - end),
	];
}
const edited = (edit: NoteEdit, text = note) => editNote(text, at, edit);
const changed = (edit: NoteEdit, text = note) =>
	difference(text, edited(edit, text));

describe("editNote", () => {
	it("changes a field and nothing else", () => {
		expect(edited({ type: "field", key: "status", value: "retired" })).toBe(
			note.replace("status: accepted", "status: retired"),
		);
		expect(edited({ type: "field", key: "kind", value: "why" })).toBe(
			note.replace("'decision'", "why"),
		);
	});

	it("puts a new field where it belongs, and takes one away with its line", () => {
		const dated = edited({ type: "field", key: "date", value: "2026-11-22" });
		expect(difference(note, dated)).toEqual(["", "date: 2026-11-22\n"]);
		expect(dated.indexOf("date:")).toBe(
			dated.indexOf("tags:") - "date: 2026-11-22\n".length,
		);
		expect(
			edited({ type: "field", key: "date", value: undefined }, dated),
		).toBe(note);
		expect(edited({ type: "field", key: "by", value: [] })).toBe(
			note.replace(/by:\n.*\n.*\n/, ""),
		);
		expect(edited({ type: "field", key: "x-new", value: "a: b" })).toBe(
			note.replace("x-unknown", 'x-new: "a: b"\nx-unknown'),
		);
	});

	it("keeps the items of a list that stay, with their comments", () => {
		const by = [
			"Ada Lovelace <ada@example.org>",
			"Barbara Liskov <barbara@example.org>",
			"Grace Hopper <grace@example.org>",
		];
		expect(edited({ type: "field", key: "by", value: by })).toBe(
			note.replace('    - "Grace', `    - ${by[1]}\n    - "Grace`),
		);
		expect(edited({ type: "field", key: "by", value: by.slice(2) })).toBe(
			note.replace(/ {4}- Ada.*\n/, ""),
		);
	});

	it("refuses to change a value that another key borrows", () => {
		expect(() =>
			edited({ type: "field", key: "tags", value: ["auth"] }),
		).toThrow(expect.objectContaining({ code: "malformed-note" }));
	});

	it("replaces values of another shape by whole lines", () => {
		expect(changed({ type: "field", key: "x-text", value: "short" })).toEqual([
			"|\n  ---\n  not the end",
			"short",
		]);
		expect(changed({ type: "field", key: "by", value: "Ada" })[1]).toBe(" Ada");
		const empty = note.replace("status: accepted", "status:");
		expect(
			changed({ type: "field", key: "status", value: "retired" }, empty),
		).toEqual(["", " retired"]);
	});

	it("changes the title of a heading of either form", () => {
		expect(edited({ type: "title", title: "Other #" })).toBe(
			note.replace("# Refresh tokens", "# Other \\#"),
		);
		const setext = note.replace("# Refresh tokens", "Refresh\ntokens\n===");
		expect(edited({ type: "title", title: "Other" }, setext)).toBe(
			note.replace("# Refresh tokens", "# Other"),
		);
	});

	it("gives a title to a note that has none, above its prose", () => {
		const untitled = note.replace("# Refresh tokens\n\n", "");
		expect(edited({ type: "title", title: "T" }, untitled)).toBe(
			note.replace("# Refresh tokens", "# T"),
		);
	});

	it("sets the prose and leaves sections alone", () => {
		expect(edited({ type: "prose", prose: "\nNew.\n\nMore.\n\n" })).toBe(
			note.replace("Because.", "New.\n\nMore."),
		);
		const without = edited({ type: "prose", prose: "" });
		expect(without).toBe(note.replace("Because.\n\n", ""));
		expect(edited({ type: "prose", prose: "Because." }, without)).toBe(note);
	});

	it("sets title and prose as a person edits them", () => {
		const body = "# New\n\nText.\n\n## Like\n\nA kettle.";
		const text = edited({ type: "body", body });
		expect(parseNote(text, at).body).toBe(body);
		expect(text).toBe(note.replace(/# Refresh tokens[\s\S]*- Retry\./, body));
		expect(edited({ type: "body", body: "Only text." })).toBe(
			note.replace(/Because\.[\s\S]*- Retry\./, "Only text."),
		);
	});

	it("adds, edits and removes replies", () => {
		const ada = { name: "Ada *L*", email: "ada@example.org" };
		const one = edited({
			type: "add-reply",
			by: ada,
			date: "2026-11-23",
			text: "Why?\r\n\r\n```\ncode",
		});
		expect(difference(note, one)[1]).toBe(
			"\n## Discussion\n\n### Ada \\*L\\* <ada@example.org>, 2026-11-23\n\nWhy?\n\n```\ncode\n```\n",
		);
		const two = edited(
			{
				type: "add-reply",
				by: undefined,
				date: "2026-11-24",
				text: "Because.",
			},
			one,
		);
		expect(parseNote(two, at).discussion).toEqual([
			{ by: ada, date: "2026-11-23", text: "Why?\n\n```\ncode\n```" },
			{ by: undefined, date: "2026-11-24", text: "Because." },
		]);
		const three = edited({ type: "edit-reply", index: 0, text: "How?" }, two);
		expect(parseNote(three, at).discussion.map(({ text }) => text)).toEqual([
			"How?",
			"Because.",
		]);
		const four = edited({ type: "remove-reply", index: 0 }, three);
		expect(parseNote(four, at).discussion.map(({ text }) => text)).toEqual([
			"Because.",
		]);
		expect(edited({ type: "remove-reply", index: 0 }, four)).toBe(note);
	});

	it("replaces, adds and removes anchors", () => {
		const quote = { lines: ["let x = 1;"] };
		const replaced = edited({
			type: "replace-anchor",
			index: 0,
			anchor,
			quote,
		});
		expect(difference(note, replaced)[1]).toContain(
			"new.ts lines=3-3 colour=red\nlet x = 1;",
		);
		const added = edited({ type: "add-anchor", anchor, quote });
		const block = "```ts tacit file=new.ts lines=3-3\nlet x = 1;\n```\n\n";
		expect(added).toBe(note.replace("Text below.", `${block}Text below.`));
		expect(edited({ type: "remove-anchor", index: 1 }, added)).toBe(note);
		expect(() => edited({ type: "remove-anchor", index: 0 })).toThrow(
			expect.objectContaining({ code: "bad-argument" }),
		);
	});

	it("writes anchors as another folder sees them, and nothing else", () => {
		const noteFolder = "src/new/deep" as RepoPath;
		const rebased = edited({ type: "rebase", noteFolder });
		expect(difference(note, rebased)).toEqual(["", "../../auth/"]);
		const there = { path: `${noteFolder}/.tacit/a.k3f9q2mx.md`, noteFolder };
		const read = parseNote(rebased, { ...at, ...there } as typeof at);
		expect(read.head?.anchors).toEqual(parseNote(note, at).head?.anchors);
	});

	it.each<[string, NoteEdit]>([
		["a forged anchor", { type: "prose", prose: "```ts tacit file=a.ts\n```" }],
		["a swallowed anchor", { type: "body", body: "# T\n\n<!--" }],
		[
			"a heading of the note",
			{ type: "prose", prose: "x\n\n## Discussion\n\ny" },
		],
		[
			"a forged reply",
			{
				type: "add-reply",
				by: undefined,
				date: "2026-11-23",
				text: "x\n\n### Eve, 2026-11-23\n\ny",
			},
		],
		[
			"a section after a reply",
			{
				type: "add-reply",
				by: undefined,
				date: "2026-11-23",
				text: "x\n\n## End\n\ny",
			},
		],
		["a title below text", { type: "body", body: "text\n\n# T" }],
		["an empty title", { type: "title", title: " \n" }],
		[
			"an empty reply",
			{ type: "add-reply", by: undefined, date: "2026-11-23", text: " " },
		],
		["a reply that is not there", { type: "edit-reply", index: 3, text: "x" }],
	])("refuses %s", (_, edit) => {
		expect(() => edited(edit)).toThrow(
			expect.objectContaining({ code: "bad-argument" }),
		);
	});

	it.each(unreadable)(
		"refuses %s, with which the note could not be read again",
		(_, text, code, message) => {
			const at = {
				type: "add-reply",
				by: undefined,
				date: "2026-11-23",
			} as const;
			for (const edit of [
				{ ...at, text },
				{ type: "prose", prose: text },
				{ type: "body", body: text },
			] satisfies NoteEdit[])
				expect(() => edited(edit), edit.type).toThrow(
					expect.objectContaining({
						code,
						message: expect.stringMatching(message),
					}),
				);
		},
	);

	it("refuses an answer that fits but makes the note too large", () => {
		let text = note;
		const answer: NoteEdit = {
			type: "add-reply",
			by: undefined,
			date: "2026-11-23",
			text: "word ".repeat(20_000),
		};
		for (let times = 0; times < 2; times++) text = edited(answer, text);
		expect(parseNote(text, at).head).toBeDefined();
		expect(() => edited(answer, text)).toThrow(
			/too large: 3\d{5} characters\. Allowed: at most 262144 characters/,
		);
	});

	it.each<[string, string]>([
		["no front matter", "# T\n"],
		["broken front matter", "---\na: [\n---\n"],
		["a flow mapping", "---\n{ id: k3f9q2mx }\n---\n"],
		["a complex key", "---\n? status\n: accepted\n---\n"],
	])("cannot change fields in %s", (_, text) => {
		expect(() =>
			edited({ type: "field", key: "status", value: "retired" }, text),
		).toThrow(expect.objectContaining({ code: "malformed-note" }));
	});

	it.each([
		["CRLF", "\r\n"],
		["a carriage return alone", "\r"],
	])(
		"keeps line ends (%s), the byte order mark and a missing final line end",
		(_, eol) => {
			const text = `\ufeff${note.trimEnd().replaceAll("\n", eol)}`;
			for (const edit of edits) {
				const result = edited(edit, text);
				expect(result.replaceAll(eol, ""), edit.type).not.toMatch(/[\r\n]/);
				expect(result.replaceAll(eol, "\n"), edit.type).toBe(
					edited(edit, `\ufeff${note.trimEnd()}`),
				);
				expect(result.startsWith(`\ufeff---${eol}`)).toBe(true);
			}
		},
	);

	it("changes nothing where nothing changes", () => {
		for (const text of ["\n", "\r\n", "\r"].map((eol) =>
			note.replaceAll("\n", eol),
		)) {
			const {
				head,
				body,
				prose: { lead },
			} = parseNote(text, at);
			for (const edit of [
				{ type: "field", key: "status", value: "accepted" },
				{ type: "field", key: "tags", value: ["auth", "tokens"] },
				{ type: "field", key: "date", value: undefined },
				{ type: "title", title: head?.title ?? "" },
				{ type: "prose", prose: lead },
				{ type: "body", body },
			] satisfies NoteEdit[])
				expect(edited(edit, text), edit.type).toBe(text);
		}
	});
});

const edits: readonly NoteEdit[] = [
	{ type: "field", key: "status", value: "retired" },
	{ type: "field", key: "relates", value: ["k3f9q2mx"] },
	{ type: "title", title: "T" },
	{ type: "prose", prose: "a\nb" },
	{ type: "body", body: "# T\n\na\nb" },
	{ type: "add-reply", by: undefined, date: "2026-11-23", text: "a\nb" },
	{ type: "add-anchor", anchor, quote: { lines: ["a", "b"] } },
	{ type: "replace-anchor", index: 0, anchor, quote: { lines: ["a", "b"] } },
];

describe("a note that is changed in one field", () => {
	const place = (draft: NewNote) => ({
		path: `.tacit/words.${draft.id}.md` as RepoPath,
		noteFolder: draft.noteFolder,
	});
	const texts = fc
		.tuple(newNote, fc.constantFrom("\n", "\r\n"), fc.boolean())
		.map(([draft, eol, isEnded]) => {
			const text = composeNote(draft, eol as "\n");
			return { draft, text: isEnded ? text : text.trimEnd() };
		});
	/** Everything that is read of a note, without the lines that move. */
	const said = ({
		head,
		quotes,
		prose: { lead, sections },
		discussion,
	}: ParsedNote) => ({
		...head,
		anchors: head?.anchors.map(({ noteLine: _, ...rest }) => rest),
		quotes,
		lead,
		sections,
		discussion,
	});

	it("is read as the same note with that field changed", () => {
		const fields = fc.oneof(
			fc.tuple(
				fc.constantFrom("until", "confirmed", "moment"),
				fc.option(fieldText, { nil: undefined }),
			),
			fc.tuple(
				fc.constantFrom("tags", "from"),
				fc.array(fieldText, { maxLength: 4 }),
			),
			fc.tuple(
				fc.constantFrom("supersedes", "relates"),
				fc.array(noteId, { maxLength: 3 }),
			),
		);
		fc.assert(
			fc.property(texts, fields, ({ draft, text }, [key, value]) => {
				const before = parseNote(text, place(draft));
				const after = editNote(text, place(draft), {
					type: "field",
					key,
					value,
				});
				expect(said(parseNote(after, place(draft)))).toEqual({
					...said(before),
					[key]: value,
				});
				expect(withoutField(after, key)).toBe(withoutField(text, key));
				expect(scanNote(after, place(draft)).head).toEqual(
					parseNote(after, place(draft)).head,
				);
			}),
			{ numRuns: 60 },
		);
	});

	it("is read as the same note with that title, prose or answer", () => {
		fc.assert(
			fc.property(
				texts,
				title,
				prose,
				({ draft, text }, newTitle, newProse) => {
					const before = said(parseNote(text, place(draft)));
					const titled = editNote(text, place(draft), {
						type: "title",
						title: newTitle,
					});
					expect(said(parseNote(titled, place(draft)))).toEqual({
						...before,
						title: titleSource(newTitle),
					});
					const edit: NoteEdit = {
						type: "add-reply",
						by: undefined,
						date: "2026-11-23",
						text: `.${newProse}`,
					};
					const answered = attempt(() => editNote(text, place(draft), edit));
					if (answered === undefined) return;
					const after = said(parseNote(answered, place(draft)));
					expect(after).toEqual({ ...before, discussion: after.discussion });
					expect(after.discussion).toHaveLength(before.discussion.length + 1);
				},
			),
			{ numRuns: 60 },
		);
	});
});

/** The text without the lines of one front matter field: what its change must leave alone. */
function withoutField(text: string, key: string): string {
	return text.replace(
		new RegExp(`^${key}:.*\\r?\\n(?: {2}- .*\\r?\\n)*`, "m"),
		"",
	);
}

/** `undefined` where the edit is refused for what is in it. */
function attempt(task: () => string): string | undefined {
	try {
		return task();
	} catch (error) {
		expect(error).toMatchObject({ code: "bad-argument" });
		return undefined;
	}
}

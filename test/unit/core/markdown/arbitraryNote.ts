import fc from "fast-check";
import type { NewNote } from "../../../../src/core/markdown/composeNote.ts";
import { noteKinds, noteStatuses } from "../../../../src/core/note.ts";
import type { NoteId } from "../../../../src/core/noteId.ts";
import { isStatusOf } from "../../../../src/core/noteStatus.ts";
import { isWithin, type RepoPath } from "../../../../src/core/repoPath.ts";
import { anchorInfo, noteFolder } from "../anchor/arbitraryAnchor.ts";
import { quote } from "../anchor/arbitraryQuote.ts";

export const noteId = fc.stringMatching(
	/^[abcdefghjkmnpqrstvwxyz][0-9abcdefghjkmnpqrstvwxyz]{7}$/,
) as unknown as fc.Arbitrary<NoteId>;

/** One line of text that front matter must carry unharmed, however YAML would like to read it. */
export const fieldText: fc.Arbitrary<string> = fc.oneof(
	fc.constantFrom(
		"plain",
		"two words",
		"null",
		"~",
		"true",
		"no",
		"12345678",
		"1e5",
		"0x1f",
		"1_000",
		"12:30:45",
		"2026-11-22",
		".inf",
		"- dash",
		"-dash",
		"? mark",
		": colon",
		"a: b",
		"a #b",
		"a:",
		"#x",
		"&anchor",
		"*alias",
		"!tag",
		"[a, b]",
		"{a: b}",
		"'single'",
		'"double"',
		"|",
		">",
		">=2.0 <3",
		"^1.2 || ~3",
		"%x",
		"@x",
		"`x`",
		"a,b",
		"---",
		"...",
		"<<",
		"=",
		"back\\slash",
		"tab\tin",
		"  spaces ",
		"nbsp\u00a0x",
		"nel\u0085x",
		"ls\u2028x",
		"bom\ufeffx",
		"line\nbreak",
		"Zoë 林",
		"😀",
		"https://example.org/issues/1#x",
	),
	fc.string({ unit: "binary", minLength: 1, maxLength: 16 }),
	fc.string({ minLength: 1, maxLength: 16 }),
);

const person = fc.record({
	name: fieldText
		.map((text) => text.replace(/[<>\s]+/g, " ").trim())
		.filter((text) => text !== ""),
	email: fc.option(fc.constantFrom("ada@example.org", "x+y@b.example"), {
		nil: undefined,
	}),
});

const date = fc
	.date({
		min: new Date("1990-01-01"),
		max: new Date("2099-12-31"),
		noInvalidDate: true,
	})
	.map((day) => day.toISOString().slice(0, 10));

/** A title as it comes back: one line, no white space around it or doubled, no marks at its end. */
export const title: fc.Arbitrary<string> = fc
	.oneof(
		fc.constantFrom(
			"Refresh tokens before they expire, not on a 401",
			"# hash",
			"---",
			"===",
			"- dash",
			"1. one",
			"> quote",
			"<b>",
			"`code` and *marks*",
			"ends with \\",
			"\\# escaped",
			"Use C\\#",
			"| a | b |",
			"```",
			"日本語の題",
			"\u00a0",
		),
		fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }),
	)
	.map((text) =>
		text
			.split(/[ \t\r\n]+/)
			.filter(Boolean)
			.join(" "),
	)
	.filter((text) => text !== "" && !/(?:^| )#+$/.test(text));

const proseLine = fc.oneof(
	fc.constantFrom(
		"",
		"",
		"A 401 in the middle of an upload loses the upload.",
		"# A second title",
		"## Rejected",
		"### Ada, 2026-11-22",
		"- item",
		"  - nested",
		"1. one",
		"> quote",
		"    indented code",
		"\ttab",
		"```ts",
		"```",
		"~~~",
		"---",
		"===",
		"a | b",
		"- | -",
		"[x]: https://example.org",
		"<details>",
		"</details>",
		"<!-- c -->",
		"text  ",
		"größe 林",
	),
	fc.string({ maxLength: 30 }).map((text) => text.replace(/[<\0]/g, "")),
);

/** Prose that a person may write; what would belong to the note itself is not among it. */
export const prose: fc.Arbitrary<string> = fc
	.array(proseLine, { maxLength: 10 })
	.map((lines) => lines.join("\n"));

/** A note as it may be written for the first time. */
export const newNote: fc.Arbitrary<NewNote> = fc
	.record({
		id: noteId,
		kind: fc.constantFrom(...noteKinds),
		status: fc.option(fc.constantFrom(...noteStatuses), { nil: undefined }),
		title,
		by: fc.array(person, { maxLength: 3 }),
		date: fc.option(date, { nil: undefined }),
		tags: fc.array(fieldText, { maxLength: 3 }),
		supersedes: fc.array(noteId, { maxLength: 2 }),
		relates: fc.array(noteId, { maxLength: 2 }),
		from: fc.array(fieldText, { maxLength: 2 }),
		until: fc.option(fieldText, { nil: undefined }),
		confirmed: fc.option(fieldText, { nil: undefined }),
		moment: fc.option(fieldText, { nil: undefined }),
		prose,
		noteFolder,
		anchors: fc.array(fc.record({ anchor: anchorInfo, quote }), {
			minLength: 1,
			maxLength: 3,
		}),
	})
	.map((note) => ({
		...note,
		status:
			note.status && isStatusOf(note.status, note.kind)
				? note.status
				: undefined,
		anchors: note.anchors.map((each) =>
			// A file is not also a folder around the note.
			!each.anchor.isFolder && isWithin(each.anchor.path, note.noteFolder)
				? {
						...each,
						anchor: {
							...each.anchor,
							path: `${each.anchor.path}/f` as RepoPath,
						},
					}
				: each,
		),
	}))
	.filter(({ anchors, noteFolder: folder }) =>
		anchors.every(
			({ anchor }) => anchor.isFolder || !isWithin(anchor.path, folder),
		),
	);

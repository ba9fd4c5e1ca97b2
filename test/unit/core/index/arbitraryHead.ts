import fc from "fast-check";
import type { Anchor } from "../../../../src/core/anchor/anchor.ts";
import { findingCodes } from "../../../../src/core/finding.ts";
import type { ScannedNote } from "../../../../src/core/index/noteRow.ts";
import type { Message } from "../../../../src/core/message.ts";
import { noteKinds, noteStatuses } from "../../../../src/core/note.ts";
import { makeNoteId } from "../../../../src/core/noteId.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";

const text = fc.string({ unit: "binary", maxLength: 12 });
const optionalText = fc.option(text, { nil: undefined });

/** Few enough that notes meet in a file; some with characters that separate elsewhere. */
export const codePaths = [
	"",
	"src",
	"src/a.ts",
	"src/b.ts",
	"lib/c.ts",
	"lib",
	"d.ts",
	'odd "name"\t¦\x1f\n\\/é林.ts',
] as RepoPath[];
/** Few enough that notes have the same one. */
export const noteIds = [0, 1, 2, 3, 4, 5].map((first) =>
	makeNoteId(Uint8Array.from([first, 0, 0, 0, 0, 0, 0, first])),
);

const lines = fc
	.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 9 }))
	.map(([start, more]) => ({ start, end: start + more }));
const anchor: fc.Arbitrary<Anchor> = fc.record({
	path: fc.constantFrom(...codePaths),
	lines: fc.option(lines, { nil: undefined }),
	isFolder: fc.boolean(),
	language: text,
	symbol: optionalText,
	commit: optionalText,
	blob: optionalText,
	near: optionalText,
	cell: optionalText,
	noteLine: fc.integer({ min: 1, max: 99 }),
});
const message: fc.Arbitrary<Message> = fc.letrec<{ message: Message }>(
	(tie) => ({
		message: fc.record({
			template: text,
			args: fc.array(
				fc.oneof({ maxDepth: 2 }, text, fc.nat(), tie("message")),
				{
					maxLength: 2,
				},
			),
		}),
	}),
).message;
const finding = fc.record({
	code: fc.constantFrom(...findingCodes),
	severity: fc.constantFrom("error", "warning", "info"),
	lines,
	found: fc.oneof(text, message),
	expected: message,
});

const link = fc.record({
	line: fc.integer({ min: 1, max: 99 }),
	written: text,
	target: fc.constantFrom(
		...noteIds.map((id) => `src/.tacit/gone.${id}.md` as RepoPath),
	),
});

/** A well-formed note. */
export const arbitraryHead = fc.record({
	id: fc.constantFrom(...noteIds),
	kind: fc.constantFrom(...noteKinds),
	status: fc.option(fc.constantFrom(...noteStatuses), { nil: undefined }),
	title: text,
	by: fc.array(
		fc.record({
			name: fc.oneof(fc.constantFrom("Ada", "Grace"), text),
			email: fc.option(fc.constantFrom("ada@example.org", "Ada@Example.org"), {
				nil: undefined,
			}),
		}),
		{ maxLength: 2 },
	),
	date: optionalText,
	tags: fc.array(fc.oneof(fc.constantFrom("fast", "slow"), text), {
		maxLength: 2,
	}),
	supersedes: fc.array(fc.constantFrom(...noteIds), { maxLength: 2 }),
	relates: fc.array(fc.constantFrom(...noteIds), { maxLength: 2 }),
	from: fc.array(text, { maxLength: 2 }),
	until: optionalText,
	confirmed: optionalText,
	moment: optionalText,
	trial: fc.option(
		fc.oneof(
			fc.record({ kind: fc.constantFrom("task", "launch"), name: text }),
			fc.record({
				kind: fc.constant("test"),
				path: fc.constant("src/a.test.ts" as RepoPath),
			}),
		),
		{ nil: undefined },
	),
	anchors: fc.array(anchor, { minLength: 1, maxLength: 3 }),
});

/** What a scanner may say of any file. */
export const arbitraryScan: fc.Arbitrary<ScannedNote> = fc.record({
	head: fc.option(arbitraryHead, { nil: undefined, freq: 5 }),
	findings: fc.oneof(
		{ weight: 3, arbitrary: fc.constant([]) },
		fc.array(finding, { maxLength: 2 }),
	),
	links: fc.oneof(
		{ weight: 3, arbitrary: fc.constant([]) },
		fc.array(link, { maxLength: 2 }),
	),
});

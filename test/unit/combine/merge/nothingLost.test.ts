import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeLog } from "../../../../src/combine/merge/mergeLog.ts";
import { mergeNotes } from "../../../../src/combine/merge/mergeNotes.ts";
import { parseNote } from "../../../../src/core/markdown/parseNote.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { lostWords } from "../../../support/lostWords.ts";
import { ownWords } from "../../../support/randomLogs.ts";
import {
	changedLog,
	changedNote,
	logArbitrary,
	noteArbitrary,
} from "./randomTexts.ts";

const settings = { ours: "ours", theirs: "theirs", markSize: 7 };
const read = (text: string) =>
	parseNote(text, {
		path: "src/.tacit/a.k3f9q2mx.md" as RepoPath,
		noteFolder: "src" as RepoPath,
	});

const edited = (
	arbitrary: fc.Arbitrary<string>,
	change: (text: string) => fc.Arbitrary<string>,
) =>
	arbitrary.chain((base) =>
		fc.record({
			base: fc.constant(base),
			ours: change(base),
			theirs: change(base),
		}),
	);

describe.each([
	["a note", mergeNotes, edited(noteArbitrary, changedNote)],
	["a log", mergeLog, edited(logArbitrary, changedLog)],
	["any text", mergeNotes, edited(messyText(), () => messyText())],
] as const)("of two edits of %s", (_, merge, versions) => {
	test("no word is lost", () => {
		fc.assert(
			fc.property(versions, (each) => {
				const merged = merge(each, settings);
				const told = {
					base: ownWords(each.base),
					ours: ownWords(each.ours),
					theirs: ownWords(each.theirs),
				};
				expect(lostWords(told, merged.text), merged.text).toEqual([]);
				expect(merged.text.includes("<<<<<<<")).toBe(
					merged.conflicts > 0 || each.ours.includes("<<<<<<<"),
				);
			}),
			{ numRuns: 300 },
		);
	});

	test("a merge without conflict is the same from either side", () => {
		fc.assert(
			fc.property(versions, ({ base, ours, theirs }) => {
				const merged = merge({ base, ours, theirs }, settings);
				const other = merge({ base, ours: theirs, theirs: ours }, settings);
				expect(other.conflicts === 0).toBe(merged.conflicts === 0);
				if (merged.conflicts === 0) expect(other.text).toBe(merged.text);
			}),
			{ numRuns: 300 },
		);
	});

	test("what one side alone changed is taken byte for byte", () => {
		fc.assert(
			fc.property(versions, ({ base, ours }) => {
				const expected = { text: ours, conflicts: 0 };
				expect(merge({ base, ours, theirs: base }, settings)).toEqual(expected);
				expect(merge({ base, ours: base, theirs: ours }, settings)).toEqual(
					expected,
				);
				expect(merge({ base, ours, theirs: ours }, settings)).toEqual(expected);
			}),
			{ numRuns: 150 },
		);
	});
});

test("a merge of two notes is a note, conflict or not", () => {
	fc.assert(
		fc.property(edited(noteArbitrary, changedNote), (versions) => {
			const { text } = mergeNotes(versions, settings);
			const [head, ours, theirs] = [text, versions.ours, versions.theirs].map(
				(each) => read(each).head,
			);
			expect(head?.id).toBe("k3f9q2mx");
			expect([ours?.kind, theirs?.kind]).toContain(head?.kind);
			for (const anchor of [
				...(ours?.anchors ?? []).filter((each) => isIn(each, theirs)),
			])
				expect(isIn(anchor, head), text).toBe(true);
		}),
		{ numRuns: 150 },
	);
});

function isIn(
	anchor: { readonly path: string; readonly symbol?: string | undefined },
	head: ReturnType<typeof read>["head"],
): boolean {
	return (head?.anchors ?? []).some(
		({ path, symbol }) => path === anchor.path && symbol === anchor.symbol,
	);
}

function messyText(): fc.Arbitrary<string> {
	return fc
		.array(
			fc.constantFrom(
				...["---\n", "id: k3f9q2mx\n", "tags: [a]\n", "\n", "# One\n"],
				...[
					"## Two\n",
					"words one\n",
					"words two",
					"```\n",
					"```ts tacit file=a\n",
				],
				...[
					"<!--\n",
					"-->\n",
					"\r\n",
					"<!-- /tacit -->\n",
					"- item\n",
					"## Discussion\n",
				],
				...["### 2026-01-01\n", "  \n", "~~~\n", "kind: why\r\n"],
			),
			{ maxLength: 14 },
		)
		.map((lines) => lines.join(""));
}

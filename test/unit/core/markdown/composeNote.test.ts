import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	composeNote,
	type NewNote,
} from "../../../../src/core/markdown/composeNote.ts";
import { fragmentSource } from "../../../../src/core/markdown/fragment.ts";
import { parseNote } from "../../../../src/core/markdown/parseNote.ts";
import type { NoteId } from "../../../../src/core/noteId.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { scanNote } from "../../../../src/core/scan/scanNote.ts";
import { newNote } from "./arbitraryNote.ts";
import { unreadable } from "./unreadableText.ts";

const example: NewNote = {
	id: "k3f9q2mx" as NoteId,
	kind: "decision",
	status: "accepted",
	title: "Refresh tokens before they expire, not on a 401",
	by: [
		{ name: "Ada Lovelace", email: "ada@example.org" },
		{ name: "Grace Hopper", email: "grace@example.org" },
	],
	date: "2026-11-22",
	prose:
		"A 401 in the middle of an upload loses the upload.\n\n## Like\n\nA parking meter.\n",
	noteFolder: "src/auth" as RepoPath,
	anchors: [
		{
			anchor: {
				path: "src/auth/token.ts" as RepoPath,
				lines: { start: 12, end: 13 },
				isFolder: false,
				language: "ts",
				symbol: "TokenStore.refresh",
				commit: undefined,
				blob: undefined,
				near: undefined,
				cell: undefined,
			},
			quote: { lines: ["  async refresh(now = Date.now()) {", "  }"] },
		},
	],
};
const at = {
	path: "src/auth/.tacit/refresh.k3f9q2mx.md" as RepoPath,
	noteFolder: "src/auth" as RepoPath,
};

const quoting = (text: string) => ({
	...(example.anchors[0] as NewNote["anchors"][number]),
	quote: { lines: text.split("\n") },
});

describe("composeNote", () => {
	it("lays a note out as DESIGN.md does", () => {
		expect(composeNote(example)).toBe(`---
id: k3f9q2mx
kind: decision
status: accepted
by:
  - Ada Lovelace <ada@example.org>
  - Grace Hopper <grace@example.org>
date: 2026-11-22
---

# Refresh tokens before they expire, not on a 401

A 401 in the middle of an upload loses the upload.

## Like

A parking meter.

\`\`\`ts tacit file=token.ts lines=12-13 symbol=TokenStore.refresh
  async refresh(now = Date.now()) {
  }
\`\`\`
`);
	});

	it("leaves out what there is nothing of", () => {
		const text = composeNote({
			...example,
			by: [],
			date: undefined,
			status: undefined,
			prose: " \n\t",
		});
		expect(text).toBe(`---
id: k3f9q2mx
kind: decision
---

# Refresh tokens before they expire, not on a 401

${text.slice(text.indexOf("```"))}`);
	});

	it("writes a note that is read as what it says, by codec and scanner", () => {
		fc.assert(
			fc.property(newNote, fc.constantFrom("\n", "\r\n"), (note, eol) => {
				const place = {
					path: `.tacit/words.${note.id}.md` as RepoPath,
					noteFolder: note.noteFolder,
				};
				const text = composeNote(note, eol as "\n");
				const parsed = parseNote(text, place);
				const { prose, noteFolder: _, anchors, ...head } = note;
				expect(
					parsed.findings.filter(({ code }) => code !== "anchor-home"),
				).toEqual([]);
				expect(parsed.head).toEqual({
					...head,
					anchors: anchors.map(({ anchor }, index) => ({
						...anchor,
						noteLine: parsed.head?.anchors[index]?.noteLine,
					})),
				});
				expect(parsed.quotes).toEqual(anchors.map(({ quote }) => quote));
				expect(parsed.prose.source).toBe(fragmentSource(prose, eol as "\n"));
				expect(scanNote(text, place)).toEqual({
					head: parsed.head,
					findings: parsed.findings,
				});
			}),
			{ numRuns: 100 },
		);
	});

	it("closes a fenced block that the prose leaves open", () => {
		const text = composeNote({ ...example, prose: "See:\n\n~~~~ sh\nmake" });
		expect(text).toContain("make\n~~~~\n\n```ts tacit");
		expect(parseNote(text, at).head?.anchors).toHaveLength(1);
	});

	it("takes lines of dashes in prose for what they are", () => {
		const text = composeNote({ ...example, prose: "---\n```\n---" });
		expect(text).toContain("\n\n---\n```\n---\n```\n\n```ts tacit");
		expect(parseNote(text, at).head?.anchors).toHaveLength(1);
	});

	it.each(["<!-- never closed", "```ts tacit file=other.ts\n```"])(
		"refuses prose that would swallow or forge an anchor: %s",
		(prose) => {
			expect(() => composeNote({ ...example, prose })).toThrow(
				expect.objectContaining({ code: "bad-argument" }),
			);
		},
	);

	it.each(unreadable)(
		"refuses %s, which could not be read again, and says what was found",
		(_, text, code, message) => {
			for (const note of [
				{ ...example, prose: text },
				{ ...example, title: text },
				{ ...example, anchors: [quoting(text)] },
			])
				try {
					const composed = composeNote(note);
					expect(parseNote(composed, at).head).toBeDefined();
				} catch (error) {
					expect(error).toMatchObject({ code });
					expect((error as Error).message).toMatch(message);
					expect((error as Error).message).toMatch(/Nothing was written\.$/);
				}
			expect(() => composeNote({ ...example, prose: text })).toThrow(message);
		},
	);

	it("takes as much as is read", () => {
		for (const prose of ["a\n".repeat(4_970), "a".repeat(261_700)])
			expect(
				parseNote(composeNote({ ...example, prose }), at).head,
			).toBeDefined();
	});

	it("refuses a note without a title or without a place", () => {
		for (const note of [
			{ ...example, title: " \n " },
			{ ...example, anchors: [] },
		])
			expect(() => composeNote(note)).toThrow(
				expect.objectContaining({ code: "bad-argument" }),
			);
	});

	it("keeps marks at the end of a title that a heading would drop", () => {
		const text = composeNote({ ...example, title: "Use C #" });
		expect(parseNote(text, at).head?.title).toBe("Use C \\#");
	});
});

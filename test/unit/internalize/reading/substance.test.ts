import { describe, expect, it } from "vitest";
import { substanceOf } from "../../../../src/internalize/reading/substance.ts";

const note = `---
id: k3f9q2mx
kind: decision
by:
  - Ada Lovelace <ada@example.org>
---

# Refresh before they expire

A 401 loses the upload.

\`\`\`ts
const shown = 1;
\`\`\`

\`\`\`\`ts tacit file=token.ts lines=1-2
  refresh() {
\`\`\`
  }
\`\`\`\`

## Discussion

### Grace Hopper, 2026-11-22

Still so.
`;
const decision = { kind: "decision", status: undefined } as const;
const says = substanceOf(note, decision);

/** What the note says with one part of it replaced. */
function changed(from: string, to: string): string {
	expect(note).toContain(from);
	return substanceOf(note.replace(from, to), decision);
}

describe("what a note says", () => {
	it("is the same once it was confirmed, tagged, signed by another or pointed at other code", () => {
		expect(changed("kind: decision\n", "kind: decision\ntags: [a]\n")).toBe(
			says,
		);
		expect(changed("  - Ada", "  - Grace")).toBe(says);
		expect(changed("lines=1-2", "lines=7-9")).toBe(says);
		expect(changed("  refresh() {", "  refreshed() {")).toBe(says);
	});

	it("is the same in other line ends, with other spaces, or where its text is wrapped elsewhere", () => {
		expect(substanceOf(note.replaceAll("\n", "\r\n"), decision)).toBe(says);
		expect(substanceOf(note.replaceAll("\n", "\r"), decision)).toBe(says);
		expect(changed("A 401 loses", "A 401\nloses")).toBe(says);
		expect(substanceOf(`\uFEFF${note}`, decision)).toBe(says);
	});

	it("is another with another title, prose, code of its own, or answer", () => {
		expect(changed("Refresh before", "Refresh long before")).not.toBe(says);
		expect(changed("loses", "may lose")).not.toBe(says);
		expect(changed("shown = 1", "shown = 2")).not.toBe(says);
		expect(changed("Still so.", "Not any more.")).not.toBe(says);
	});

	it("is another once it is superseded, or becomes another kind", () => {
		expect(substanceOf(note, { kind: "decision", status: "accepted" })).toBe(
			says,
		);
		expect(
			substanceOf(note, { kind: "decision", status: "superseded" }),
		).not.toBe(says);
		expect(substanceOf(note, { kind: "why", status: undefined })).not.toBe(
			says,
		);
	});

	it("is read of a text without front matter, of an open one, and of an anchor that does not end", () => {
		const bare = substanceOf("# Title\n", decision);
		expect(substanceOf("# Title", decision)).toBe(bare);
		expect(substanceOf("---\n# Title\n", decision)).not.toBe(bare);
		expect(
			substanceOf("# Title\n\n```ts tacit file=a.ts\nnever ends", decision),
		).toBe(bare);
	});
});

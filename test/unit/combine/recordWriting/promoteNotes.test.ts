import { describe, expect, it } from "vitest";
import { promotedContent } from "../../../../src/combine/recordWriting/promoteNotes.ts";
import { parseNote } from "../../../../src/core/markdown/parseNote.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";

function note(title: string, body: string, tags = "") {
	const text = `---
id: k3f9q2mx
kind: decision
by:
  - Ada Lovelace <ada@example.org>
date: 2026-11-22${tags}
---

# ${title}

${body}

\`\`\`ts tacit file=token.ts lines=1-1
refresh();
\`\`\`

## Discussion

### Grace Hopper, 2026-11-23

Not part of it.
`;
	const parsed = parseNote(text, {
		path: "src/.tacit/refresh.k3f9q2mx.md" as RepoPath,
		noteFolder: "src" as RepoPath,
	});
	return { parsed, link: "../../src/.tacit/refresh.k3f9q2mx.md" };
}

const refresh = () =>
	note(
		"Refresh tokens before they expire",
		`A 401 loses the upload.

## Rejected

Both were tried.

- Retry once on 401: doubles the load
  exactly when it is slow.
- Longer tokens

## Like

A parking meter.`,
		"\ntags: [auth]",
	);

describe("A record made of notes", () => {
	it("has the note's title as what was decided, its prose and sections as context, its list as options", () => {
		expect(promotedContent([refresh()])).toEqual({
			title: "Refresh tokens before they expire",
			chosen: "Refresh tokens before they expire",
			because: undefined,
			context: `A 401 loses the upload.

### Like

A parking meter.

Both were tried.`,
			rejected: [
				{
					title: "Retry once on 401",
					reason: "doubles the load exactly when it is slow.",
				},
				{ title: "Longer tokens", reason: undefined },
			],
			tags: ["auth"],
			links: [
				"[Refresh tokens before they expire](../../src/.tacit/refresh.k3f9q2mx.md)",
			],
		});
	});

	it("names further notes, and the first one where the record is called otherwise", () => {
		const second = note("Clocks differ", "By up to a minute.");
		const made = promotedContent([refresh(), second], "Refresh early");
		expect(made.title).toBe("Refresh early");
		expect(made.chosen).toBe("Refresh tokens before they expire");
		expect(made.context).toBe(`### Refresh tokens before they expire

A 401 loses the upload.

#### Like

A parking meter.

Both were tried.

### Clocks differ

By up to a minute.`);
		expect(made.links).toHaveLength(2);
	});

	it("leaves the context to the writer where the title says it all", () => {
		expect(promotedContent([note("Short", "")]).context).toBeUndefined();
	});

	it("is of one note at least", () => {
		expect(() => promotedContent([])).toThrow(RangeError);
	});
});

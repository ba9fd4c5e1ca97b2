import { describe, expect, it } from "vitest";
import {
	mergeNotes,
	type ReadNote,
	relateNote,
	supersedeNote,
} from "../../../../src/combine/relations/settleEdits.ts";
import {
	editNote,
	type NoteEdit,
} from "../../../../src/core/markdown/editNote.ts";
import { parseNote } from "../../../../src/core/markdown/parseNote.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";

const at = (id: string) => ({
	path: `src/.tacit/n.${id}.md` as RepoPath,
	noteFolder: "src" as RepoPath,
});

function read(id: string, text: string): ReadNote {
	const parsed = parseNote(text, at(id));
	if (!parsed.head) throw new Error(JSON.stringify(parsed.findings));
	return { head: parsed.head, parsed };
}

const refreshText = `---
id: k1111111
kind: decision
by:
  - Ada Lovelace <ada@example.org>
date: 2026-11-22
tags: [auth]
custom: kept
---

# Refresh tokens early

A 401 loses the upload.

## Rejected

- Retry: doubles the load.

\`\`\`ts tacit file=token.ts lines=1-1
refresh();
\`\`\`
`;
const renewText = `---
id: k2222222
kind: decision
by:
  - ADA@example.org <ada@EXAMPLE.org>
  - Grace Hopper <grace@example.org>
date: 2026-11-23
tags: [auth, upload]
supersedes: [k3333333]
relates: [k1111111, k4444444]
---

# Renew ahead of expiry

Uploads are long.

## Like

A parking meter.

\`\`\`ts tacit file=token.ts lines=1-1
refresh();
\`\`\`

\`\`\`ts tacit file=upload.ts lines=4-5
upload();
retry();
\`\`\`

## Discussion

### Lin, 2026-11-24

How long?
`;
const refresh = () => read("k1111111", refreshText);
const renew = () => read("k2222222", renewText);

const edited = (text: string, id: string, edits: readonly NoteEdit[]) =>
	edits.reduce((all, edit) => editNote(all, at(id), edit), text);

describe("Merging two notes", () => {
	it("keeps both texts, names, places and answers in the one, and the other as it is but for its status", () => {
		const { one, other } = mergeNotes(refresh(), renew());
		expect(edited(refreshText, "k1111111", one)).toBe(`---
id: k1111111
kind: decision
by:
  - Ada Lovelace <ada@example.org>
  - Grace Hopper <grace@example.org>
date: 2026-11-22
tags: [auth, upload]
supersedes:
  - k2222222
  - k3333333
relates:
  - k4444444
custom: kept
---

# Refresh tokens early

A 401 loses the upload.

## Rejected

- Retry: doubles the load.

## Renew ahead of expiry

Uploads are long.

### Like

A parking meter.

\`\`\`ts tacit file=token.ts lines=1-1
refresh();
\`\`\`

\`\`\`ts tacit file=upload.ts lines=4-5
upload();
retry();
\`\`\`

## Discussion

### Lin, 2026-11-24

How long?
`);
		expect(edited(renewText, "k2222222", other)).toBe(
			renewText.replace(
				"kind: decision\n",
				"kind: decision\nstatus: superseded\n",
			),
		);
	});
});

describe("One note that supersedes another", () => {
	it("names it once, and the other says so", () => {
		const { one, other } = supersedeNote(refresh(), renew());
		const text = edited(refreshText, "k1111111", one);
		expect(text).toContain("supersedes:\n  - k2222222\n");
		expect(edited(renewText, "k2222222", other)).toContain(
			"status: superseded",
		);
		expect(supersedeNote(read("k1111111", text), renew()).one).toEqual([]);
	});
});

describe("One note that is related to another", () => {
	it("names it, and the other stays as it is", () => {
		expect(relateNote(refresh(), renew())).toEqual({
			one: [{ type: "field", key: "relates", value: ["k2222222"] }],
			other: [],
		});
		expect(relateNote(renew(), refresh()).one).toEqual([]);
	});
});

import { describe, expect, it } from "vitest";
import { decisionText } from "../../../../src/combine/log/decisionText.ts";
import { linkEntries } from "../../../../src/combine/log/linkEntries.ts";
import type { LogEntry } from "../../../../src/combine/log/logEntry.ts";
import type { NoteId } from "../../../../src/core/noteId.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { logEntry } from "../../../support/exportedPage.ts";

const path = "docs/adr/0003-queue.md" as RepoPath;
const record: LogEntry = logEntry(path, "Use a queue", {
	source: { type: "record", path },
});
const note = logEntry("k3f9q2mx", "Queue the jobs", {
	recordedIn: path,
	code: [
		{
			path: "src/a.ts" as RepoPath,
			lines: { start: 1, end: 2 },
			symbol: undefined,
		},
	],
	supersedes: ["kaaaaaaa"],
});

describe("A note of which a record was made", () => {
	it("stands in the record's entry, with its code and what it supersedes, and nowhere else", () => {
		const old = logEntry("kaaaaaaa", "Use threads");
		const later = logEntry("kbbbbbbb", "Use two queues", {
			supersedes: ["k3f9q2mx"],
		});
		const entries = linkEntries([note, old, record, later], []);
		expect(entries.map(({ key }) => key).sort()).toEqual(
			[path, "kaaaaaaa", "kbbbbbbb"].sort(),
		);
		expect(entries.find(({ key }) => key === path)).toMatchObject({
			notes: [{ id: "k3f9q2mx" as NoteId, title: "Queue the jobs" }],
			code: note.code,
			supersedes: ["kaaaaaaa"],
			supersededBy: ["kbbbbbbb"],
		});
	});

	it("stands by itself where that record is not there", () => {
		expect(linkEntries([note], []).map(({ key }) => key)).toEqual(["k3f9q2mx"]);
	});

	it("is told by the line that making the record left, and by no other link", () => {
		const text = (line: string) =>
			decisionText(`---\nid: k3f9q2mx\n---\n\n# T\n\nWhy.\n\n${line}\n`)
				.recordedIn;
		expect(
			text("Recorded in [3. Use \\[a\\] queue](../../docs/adr/0003-queue.md)."),
		).toBe("../../docs/adr/0003-queue.md");
		expect(
			text("See [3. Use a queue](../../docs/adr/0003-queue.md)."),
		).toBeUndefined();
	});
});

import { describe, expect, it } from "vitest";
import type { NoteKind, NoteStatus } from "../../../../src/core/note.ts";
import type { NoteId } from "../../../../src/core/noteId.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { newcomers } from "../../../../src/internalize/spiral/newcomer.ts";
import {
	type CommittedNote,
	type SpiralSources,
	spiral,
} from "../../../../src/internalize/spiral/spiral.ts";

function note(
	id: string,
	kind: NoteKind,
	more: {
		status?: NoteStatus;
		date?: string;
		from?: readonly string[];
	} = {},
): CommittedNote {
	return {
		path: `.tacit/a.${id}.md` as RepoPath,
		head: {
			...{ id: id as NoteId, kind, title: id, anchors: [] },
			...{ status: more.status, date: more.date, from: more.from ?? [] },
		},
	};
}

function spiralOf(
	notes: readonly CommittedNote[],
	more: Partial<SpiralSources> = {},
) {
	return spiral({
		notes,
		noteOf: (id) => notes.find(({ head }) => head.id === id),
		changes: [],
		firstCommits: new Map(),
		today: "2026-11-28",
		...more,
	});
}

describe("what became of questions", () => {
	it("has those that are open with their days, the longest first; those that are answered are counted", () => {
		const found = spiralOf(
			[
				note("young", "question", { date: "2026-11-28" }),
				note("old", "question", { status: "open", date: "2026-11-01" }),
				note("bare", "question"),
				note("silent", "question", { date: "someday" }),
				note("done", "question", { status: "answered" }),
				note("gone", "question", { status: "retired" }),
				note("other", "why"),
			],
			{
				changes: [
					{
						...{ email: "a@b", date: "2026-11-20", changed: [] },
						added: ["bare" as NoteId],
					},
				],
			},
		);
		expect(
			found.open.map(({ note: { head }, days }) => [head.id, days]),
		).toEqual([
			["old", 27],
			["bare", 8],
			["young", 0],
			["silent", undefined],
		]);
		expect(found.answered).toBe(1);
	});

	it("has notes that came from a question, over others, too, decisions first", () => {
		const found = spiralOf([
			note("asked", "question", { status: "answered" }),
			note("because", "why", { from: ["asked"] }),
			note("decided", "decision", { from: ["none", "because"] }),
			note("again", "question", { from: ["asked"] }),
			note("round", "why", { from: ["round", "session"] }),
		]);
		expect(
			found.became.map((each) => [each.question.head.id, each.note.head.id]),
		).toEqual([
			["asked", "decided"],
			["asked", "because"],
		]);
	});

	it("has what newcomers wrote, and what of others they improved, and does not know it of a history that is cut off", () => {
		const notes = [note("mine", "why"), note("theirs", "why")];
		const change = (
			email: string,
			date: string,
			added: string,
			changed = "",
		) => ({
			...{ email, date },
			added: added.split(" ").filter((id) => id !== "") as NoteId[],
			changed: changed.split(" ").filter((id) => id !== "") as NoteId[],
		});
		const changes = [
			change("new@x", "2026-11-02", "", "mine theirs elsewhere"),
			change("NEW@x", "2026-11-01", "mine"),
			change("old@x", "2024-02-01", "theirs"),
		];
		const firstCommits = new Map([
			["old@x", "2024-01-01"],
			["new@x", "2026-10-01"],
		]);
		const found = spiralOf(notes, { changes, firstCommits });
		expect(found.newcomers?.wrote.map(({ head }) => head.id)).toEqual(["mine"]);
		expect(found.newcomers?.improved.map(({ head }) => head.id)).toEqual([
			"theirs",
		]);
		expect(
			spiralOf(notes, { changes, firstCommits: undefined }).newcomers,
		).toBeUndefined();
	});
});

describe("a newcomer", () => {
	const isNew = newcomers(
		new Map([
			["founder@x", "2024-01-01"],
			["early@x", "2024-03-01"],
			["late@x", "2026-01-01"],
		]),
	);

	it("is somebody for 90 days after their first commit", () => {
		expect(isNew("late@x", "2026-01-01")).toBe(true);
		expect(isNew("Late@X", "2026-04-01")).toBe(true);
		expect(isNew("late@x", "2026-04-02")).toBe(false);
	});

	it("is nobody who was there when the repository was young, or who is not known", () => {
		expect(isNew("founder@x", "2024-01-02")).toBe(false);
		expect(isNew("early@x", "2024-03-02")).toBe(false);
		expect(isNew("nobody@x", "2026-01-01")).toBe(false);
		expect(newcomers(new Map())("a@x", "2026-01-01")).toBe(false);
	});
});

import { describe, expect, it } from "vitest";
import type { LogEntry } from "../../../../src/combine/log/logEntry.ts";
import { logQuestions } from "../../../../src/combine/log/logQuestions.ts";
import type { NoteId } from "../../../../src/core/noteId.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";

function entry(rest: Partial<LogEntry> = {}): LogEntry {
	const id = "k3f9q2mx" as NoteId;
	return {
		...{
			key: id,
			repository: undefined,
			title: "Use queues",
			status: "accepted",
		},
		source: { type: "note", id, path: "src/.tacit/q.k3f9q2mx.md" as RepoPath },
		...{ state: "accepted", date: "2026-11-01", people: [], tags: [] },
		...{ area: "src" as RepoPath, gist: "They wait.", why: "", code: [] },
		diagrams: [],
		rejected: [{ title: "Threads", reason: undefined }],
		...{ supersedes: [], supersededBy: [], relations: [], notes: [] },
		until: undefined,
		recordedIn: undefined,
		...rest,
	};
}

const ask = (
	given: LogEntry,
	rest: { cited?: readonly string[]; confirmed?: string } = {},
) =>
	logQuestions([given], {
		today: "2026-11-27",
		cited: new Set(rest.cited),
		confirmed: () => rest.confirmed,
	}).map(({ kind }) => kind);

describe("What the log asks of a decision", () => {
	it("is nothing where it has a reason, an alternative, and is young", () => {
		expect(ask(entry())).toEqual([]);
	});

	it("is why, where it says nothing beside its title; then not also what else there was", () => {
		expect(ask(entry({ gist: " ", rejected: [] }))).toEqual(["no-reason"]);
		expect(ask(entry({ gist: "", why: "Slow." }))).toEqual([]);
	});

	it("is what else was considered", () => {
		expect(ask(entry({ rejected: [] }))).toEqual(["nothing-rejected"]);
	});

	it("is whether it may go now, once its day has passed", () => {
		expect(ask(entry({ until: "2026-11-26" }))).toEqual(["overdue"]);
		expect(ask(entry({ until: "2026-11-27" }))).toEqual([]);
		expect(ask(entry({ until: "https://example.org/1" }))).toEqual([]);
	});

	it("is whether it still holds, where nothing names it for a year", () => {
		const old = entry({ date: "2025-11-26" });
		expect(ask(old)).toEqual(["uncited"]);
		expect(ask(entry({ date: "2025-11-27" }))).toEqual([]);
		expect(ask(old, { cited: ["k3f9q2mx"] })).toEqual([]);
		expect(ask(old, { confirmed: "2026-01-01" })).toEqual([]);
		expect(ask({ ...old, supersedes: ["k4444444"] })).toEqual([]);
		expect(ask({ ...old, date: undefined })).toEqual([]);
	});

	it("is nothing of one that holds no more", () => {
		for (const state of ["superseded", "retired", "rejected"] as const)
			expect(ask(entry({ state, gist: "", rejected: [] }))).toEqual([]);
	});
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	knowNoEntries,
	linkEntries,
} from "../../../../src/combine/log/linkEntries.ts";
import type { LogEntry } from "../../../../src/combine/log/logEntry.ts";
import type { IndexedNote, NoteHead } from "../../../../src/core/note.ts";
import type { NoteId } from "../../../../src/core/noteId.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { noteEntry } from "./logFixture.ts";

function recordEntry(path: string, given: Partial<LogEntry> = {}): LogEntry {
	return {
		...noteEntry(path, path, given),
		source: { type: "record", path: path as RepoPath },
	};
}

function otherNote(id: string, given: Partial<NoteHead>): IndexedNote {
	return {
		file: { path: `.tacit/x.${id}.md` as RepoPath, visibility: "published" },
		head: {
			id: id as NoteId,
			kind: "gotcha",
			status: undefined,
			title: id,
			by: [],
			date: undefined,
			tags: [],
			supersedes: [],
			relates: [],
			from: [],
			until: undefined,
			confirmed: undefined,
			moment: undefined,
			trial: undefined,
			anchors: [],
			...given,
		},
	};
}

const find = (entries: readonly LogEntry[], key: string) =>
	entries.find((entry) => entry.key === key);

describe("entries of a log", () => {
	it("supersede each other both ways, whichever of the two says so, across notes and records", () => {
		const entries = linkEntries(
			[
				noteEntry("aaaaaaaa", "A"),
				noteEntry("bbbbbbbb", "B", { supersedes: ["aaaaaaaa"] }),
				recordEntry("adr/1.md", {
					supersededBy: ["src/.tacit/note.bbbbbbbb.md"],
				}),
			],
			[],
		);
		expect(find(entries, "bbbbbbbb")?.supersedes).toEqual([
			"aaaaaaaa",
			"adr/1.md",
		]);
		for (const key of ["aaaaaaaa", "adr/1.md"])
			expect(find(entries, key)).toMatchObject({
				supersededBy: ["bbbbbbbb"],
				state: "superseded",
			});
		expect(find(entries, "aaaaaaaa")?.status).toBe("superseded");
		// A record's own word stays.
		expect(find(entries, "adr/1.md")?.status).toBe("accepted");
	});

	it("are not superseded by a proposal, by themselves or by what is not there", () => {
		const entries = linkEntries(
			[
				noteEntry("aaaaaaaa", "A", {
					supersededBy: ["zzzzzzzz"],
					supersedes: ["aaaaaaaa"],
				}),
				noteEntry("bbbbbbbb", "B", {
					supersedes: ["aaaaaaaa"],
					state: "proposed",
				}),
			],
			[],
		);
		expect(find(entries, "aaaaaaaa")).toMatchObject({
			state: "accepted",
			supersedes: [],
			supersededBy: ["bbbbbbbb"],
		});
	});

	it("relate both ways, and came from one", () => {
		const relation = (is: "amends" | "relates" | "from", key: string) => ({
			...{ is, written: undefined, key },
		});
		const entries = linkEntries(
			[
				noteEntry("aaaaaaaa", "A"),
				noteEntry("bbbbbbbb", "B", {
					relations: [
						relation("amends", "aaaaaaaa"),
						relation("from", "aaaaaaaa"),
						relation("relates", "nowhere"),
					],
				}),
			],
			[],
		);
		expect(find(entries, "aaaaaaaa")?.relations).toEqual([
			{ is: "amended-by", written: undefined, key: "bbbbbbbb" },
		]);
		expect(find(entries, "bbbbbbbb")?.relations.map(({ is }) => is)).toEqual([
			"amends",
			"from",
		]);
	});

	it("list notes of other kinds that name them, that they name, or that stand in their lines", () => {
		const anchor = (start: number, end: number) =>
			({
				path: "src/a.ts",
				lines: { start, end },
			}) as NoteHead["anchors"][number];
		const [entry] = linkEntries(
			[
				noteEntry("aaaaaaaa", "A", {
					code: [
						{
							path: "src/a.ts" as RepoPath,
							lines: { start: 5, end: 9 },
							symbol: undefined,
						},
					],
					relations: [{ is: "from", written: undefined, key: "qqqqqqqq" }],
				}),
			],
			[
				otherNote("gggggggg", { relates: ["aaaaaaaa" as NoteId] }),
				otherNote("qqqqqqqq", { kind: "question" }),
				otherNote("jjjjjjjj", { anchors: [anchor(6, 7)] }),
				otherNote("kkkkkkkk", { anchors: [anchor(6, 12)] }),
				otherNote("mmmmmmmm", {}),
			],
		);
		expect(entry?.notes.map(({ id }) => id)).toEqual([
			"gggggggg",
			"jjjjjjjj",
			"qqqqqqqq",
		]);
	});

	it("are ordered by date, then key, the undated last; of two with one key the first counts", () => {
		const entries = linkEntries(
			[
				noteEntry("cccccccc", "C", { date: undefined }),
				noteEntry("bbbbbbbb", "B"),
				noteEntry("aaaaaaaa", "A"),
				noteEntry("dddddddd", "D", { date: "2020-01-01" }),
				noteEntry("aaaaaaaa", "Twin"),
			],
			[],
		);
		expect(entries.map(({ title }) => title)).toEqual(["D", "A", "B", "C"]);
	});

	it("are the same objects again where nothing changed", () => {
		const read = [
			noteEntry("aaaaaaaa", "A"),
			noteEntry("bbbbbbbb", "B", { supersedes: ["aaaaaaaa"] }),
		];
		const known = knowNoEntries();
		const first = linkEntries(read, [], known);
		const again = linkEntries(read, [], known);
		expect(again.every((entry, at) => entry === first[at])).toBe(true);
	});

	it("come out as if they were read for the first time, whatever changed from one time to the next", () => {
		const ids = ["aaaaaaaa", "bbbbbbbb", "cccccccc", "dddddddd"];
		const entry = fc.tuple(
			fc.constantFrom(...ids),
			fc.record({
				date: fc.constantFrom("2020-01-01", "2021-02-02", undefined),
				state: fc.constantFrom("accepted" as const, "proposed" as const),
				supersedes: fc.subarray(ids),
				supersededBy: fc.subarray(ids),
			}),
		);
		fc.assert(
			fc.property(
				fc
					.array(entry, { maxLength: 8 })
					.chain((all) => fc.array(fc.shuffledSubarray(all), { maxLength: 6 })),
				(times) => {
					const known = knowNoEntries();
					const made = new Map<object, LogEntry>();
					for (const time of times) {
						const read = time.map((each) => {
							const [id, more] = each;
							const one = made.get(each) ?? noteEntry(id, id, more);
							made.set(each, one);
							return one;
						});
						expect(linkEntries(read, [], known)).toEqual(linkEntries(read, []));
					}
				},
			),
		);
	});
});

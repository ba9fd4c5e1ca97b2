import { describe, expect, it } from "vitest";
import { wayOf } from "../../../../src/combine/links/wayOf.ts";
import type { NoteHead, NoteKind } from "../../../../src/core/note.ts";
import type { NoteId } from "../../../../src/core/noteId.ts";

const ids = {
	q: "qaaaaaaa",
	w: "waaaaaaa",
	d: "daaaaaaa",
	e: "eaaaaaaa",
	r: "raaaaaaa",
} as unknown as Record<string, NoteId>;

function head(
	key: keyof typeof ids,
	kind: NoteKind,
	date: string | undefined,
	links: Partial<Pick<NoteHead, "from" | "supersedes">> = {},
): NoteHead {
	return {
		...{ id: ids[key] as NoteId, kind, date, title: key, by: [], tags: [] },
		...{ relates: [], anchors: [], from: [], supersedes: [] },
		...{ status: undefined, until: undefined, confirmed: undefined },
		...{ moment: undefined, trial: undefined, ...links },
	};
}

const idsOf = (...keys: string[]) => keys.map((key) => ids[key] as NoteId);
const shown = (key: string, heads: readonly NoteHead[]) =>
	wayOf(ids[key] as NoteId, heads)?.steps.map(
		({ head: { title }, verb, isHere }) =>
			`${verb} ${title}${isHere ? " (here)" : ""}`,
	);

describe("the way of a note", () => {
	const heads = [
		head("e", "decision", "2026-05-01", { supersedes: idsOf("d") }),
		head("d", "decision", "2026-03-01", { from: idsOf("w") }),
		head("w", "why", "2026-02-01", { from: idsOf("q") }),
		head("q", "question", "2026-01-01"),
		head("r", "question", "2026-06-01", { from: idsOf("e") }),
	];

	it("goes from what was asked to what came of it, both ways from the note", () => {
		const way = (here: string) =>
			[
				["asked", "q"],
				["written", "w"],
				["decided", "d"],
				["decided-anew", "e"],
				["asked-again", "r"],
			].map(([verb, key]) => `${verb} ${key}${key === here ? " (here)" : ""}`);
		for (const key of ["q", "w", "d", "e", "r"])
			expect(shown(key, heads)).toEqual(way(key));
	});

	it("does not follow dates where notes say otherwise, nor those without a date", () => {
		expect(
			shown("d", [
				head("d", "decision", "2026-01-01", { from: idsOf("w", "q") }),
				head("w", "why", undefined),
				head("q", "question", "2026-09-01"),
			]),
		).toEqual(["asked q", "written w", "decided d (here)"]);
	});

	it("leaves out what came of another note on it", () => {
		expect(
			shown("d", [
				head("q", "question", "2026-01-01"),
				head("d", "decision", "2026-01-02", { from: idsOf("q") }),
				head("e", "decision", "2026-01-03", { from: idsOf("q") }),
			]),
		).toEqual(["asked q", "decided d (here)"]);
	});

	it("ends where notes go round in a circle, or name themselves", () => {
		const circle = [
			head("d", "decision", "2026-01-01", { supersedes: idsOf("e", "d") }),
			head("e", "decision", "2026-01-02", { supersedes: idsOf("d") }),
		];
		expect(shown("d", circle)).toHaveLength(2);
		expect(shown("e", circle)).toHaveLength(2);
		const itself = [head("w", "why", "2026-01-01", { from: idsOf("w") })];
		expect(shown("w", itself)).toEqual(["written w (here)"]);
	});

	it("tells what is not there, and sessions, apart", () => {
		const from = ["2026-01-01-ada-grace", "zzzzzzzz"];
		const way = wayOf(ids["w"] as NoteId, [
			head("w", "why", undefined, { from }),
		]);
		expect(way?.sessions).toEqual(["2026-01-01-ada-grace"]);
		expect(way?.missing).toEqual(["zzzzzzzz"]);
		expect(way?.steps).toHaveLength(1);
		expect(wayOf(ids["q"] as NoteId, [])).toBeUndefined();
	});

	it("shows the nearest of a long one", () => {
		const ofId = (at: number) => `a${String(at).padStart(7, "0")}` as NoteId;
		const chain = Array.from({ length: 500 }, (_, at) => ({
			...head("w", "decision", undefined),
			id: ofId(at),
			supersedes: at === 0 ? [] : [ofId(at - 1)],
		}));
		const steps = wayOf(ofId(250), chain)?.steps.map((step) => step.head.id);
		expect(steps).toEqual(chain.slice(242, 259).map(({ id }) => id));
	});
});

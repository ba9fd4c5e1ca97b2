import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NoteHead } from "../../../../src/core/note.ts";
import type { NoteId } from "../../../../src/core/noteId.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import type {
	CardKey,
	CardKind,
} from "../../../../src/internalize/practice/card.ts";
import type { CardState } from "../../../../src/internalize/practice/cardHistory.ts";
import {
	dueCards,
	nextNew,
	notesToMeet,
	type StandingCard,
} from "../../../../src/internalize/practice/cardOrder.ts";
import {
	isEnough,
	spentSince,
	usualLimit,
} from "../../../../src/internalize/practice/dayLimit.ts";
import { explainMessage } from "../../../../src/internalize/practice/explainMessage.ts";
import { judgeFind } from "../../../../src/internalize/practice/judgeFind.ts";
import {
	isUnclear,
	unclearSigns,
} from "../../../../src/internalize/practice/unclearSigns.ts";

const lines = (start: number, end = start) => ({ start, end });
const day = 86_400_000;
const now = Date.UTC(2026, 10, 28, 12);

describe("Lines that somebody pointed at", () => {
	it.each([
		["the same", lines(12, 24), "found"],
		["half of them and no other", lines(12, 18), "found"],
		["a click amid them", lines(20), "found"],
		["a corner of them", lines(10, 13), "near"],
		["what ends just above", lines(5, 9), "near"],
		["what lies away", lines(40, 44), "missed"],
		["nearly the whole file", lines(1, 300), "missed"],
	] as const)("are judged by the anchor: %s", (_, pointed, verdict) => {
		expect(judgeFind(pointed, lines(12, 24)).verdict).toBe(verdict);
	});

	it("share all with themselves, and are no better the farther they are moved", () => {
		const range = fc
			.tuple(fc.integer({ min: 1, max: 200 }), fc.nat(30))
			.map(([start, more]) => lines(start, start + more));
		fc.assert(
			fc.property(range, fc.nat(50), (meant, by) => {
				expect(judgeFind(meant, meant)).toEqual({
					...{ share: 1, away: 0, verdict: "found" },
				});
				const moved = (steps: number) =>
					judgeFind(lines(meant.start + steps, meant.end + steps), meant);
				expect(moved(by + 1).share).toBeLessThanOrEqual(moved(by).share);
				expect(moved(by + 1).away).toBeGreaterThanOrEqual(moved(by).away);
			}),
		);
	});
});

const note = (id: string, head: Partial<NoteHead> = {}) => ({
	file: {
		visibility: "published",
		path: `.tacit/${id}.md` as RepoPath,
	} as const,
	head: {
		...{ id: id as NoteId, kind: "why", status: "accepted", title: id, by: [] },
		...{ date: "2026-01-01", tags: [], supersedes: [], relates: [], from: [] },
		...{ until: undefined, confirmed: undefined, moment: undefined },
		anchors: [],
		...head,
	} as NoteHead,
});

type Known = Pick<StandingCard["card"], "key" | "note">;

const standing = (
	id: string,
	kind: CardKind,
	state: CardState,
): StandingCard<Known> => ({
	card: { key: `${id}/${kind}` as CardKey, note: note(id) },
	state,
});
const learnt = (due: number, stability = 5): CardState => ({
	is: "learnt",
	schedule: { due, stability, reviews: 1, lapses: 0, last: due - day },
});

describe("The cards of a day", () => {
	it("are those of changed notes, then what is due, the longest due first; one of a note, and none of what was asked today", () => {
		const cards = [
			standing("d", "reason", learnt(now - day)),
			standing("c", "reason", learnt(now - 3 * day)),
			standing("c", "find", learnt(now - 4 * day)),
			standing("b", "reason", { is: "changed" }),
			standing("e", "reason", learnt(now + day)),
			standing("f", "reason", { is: "new" }),
			standing("g", "reason", { is: "away" }),
			standing("h", "reason", learnt(now - day)),
		];
		const due = dueCards(cards, { end: now, asked: new Set(["h" as NoteId]) });
		expect(due.map(({ card }) => card.key)).toEqual([
			...["b/reason", "c/find", "d/reason"],
		]);
	});

	it("go on with a note only when what was asked of it is known", () => {
		const next = (...states: CardState[]) =>
			nextNew(
				states.map((state, at) =>
					standing(
						"a",
						(["reason", "find", "explain"] as const)[at] ?? "find",
						state,
					),
				) as StandingCard[],
			)?.card.key;
		expect(next({ is: "new" }, { is: "new" })).toBe("a/reason");
		expect(next(learnt(now, 4), { is: "new" })).toBe("a/find");
		expect(next(learnt(now, 0.4), { is: "new" })).toBeUndefined();
		expect(next({ is: "changed" }, { is: "new" })).toBeUndefined();
		expect(next({ is: "away" }, { is: "new" })).toBe("a/find");
		expect(next(learnt(now), learnt(now))).toBeUndefined();
	});

	it("begin with notes of which little was met, with what bites, and with what is new", () => {
		const me = { name: "Grace", email: "grace@example.org" };
		const notes = [
			note("met", { kind: "gotcha" }),
			note("old", { kind: "decision" }),
			note("new", { kind: "decision", date: "2026-06-01" }),
			note("bites", { kind: "gotcha" }),
			note("gone", { kind: "gotcha", status: "retired" }),
			note("asks", { kind: "question", status: "open" }),
			note("own-new", { by: [me], date: "2026-11-20" }),
			note("own-old", { by: [me], date: "2026-01-02" }),
			note("own-undated", { by: [me], date: undefined }),
		];
		const order = notesToMeet(notes, {
			...{ me, now },
			met: (id) => (id === "met" ? 1 : 0),
		});
		expect(order.map(({ head }) => head.id)).toEqual([
			...["bites", "new", "old", "own-old", "met"],
		]);
	});

	it("are enough by their number or by their time, whichever comes first", () => {
		const entry = (at: number, seconds: number) => ({
			...{ at, card: "a/reason" as CardKey, of: "", rating: "good" as const },
			seconds,
		});
		const spent = spentSince([entry(now - day, 500), entry(now, 40)], now);
		expect(spent).toEqual({ cards: 1, seconds: 40 });
		expect(isEnough(spent, usualLimit)).toBe(false);
		expect(isEnough({ cards: 10, seconds: 0 }, usualLimit)).toBe(true);
		expect(isEnough({ cards: 1, seconds: 300 }, usualLimit)).toBe(true);
	});
});

describe("A note that may be unclear", () => {
	const history = (...ratings: ("again" | "good")[]) => ({
		reviews: ratings.map((rating, at) => ({
			...{ at, card: "a/reason" as CardKey, of: "x", rating, seconds: 1 },
		})),
		...{ awayFor: undefined, unclear: new Map() },
	});

	it("is one that was not known three times in a row, was said to be, or is asked about", () => {
		const failing = history("good", "again", "again", "again");
		expect(unclearSigns(failing, "x", 1)).toEqual({
			...{ said: 0, failed: 3, questions: 1 },
		});
		expect(isUnclear(unclearSigns(failing, "x", 0))).toBe(true);
		expect(isUnclear(unclearSigns(failing, "other", 0))).toBe(false);
		expect(
			isUnclear(unclearSigns(history("again", "again", "good"), "x", 1)),
		).toBe(false);
		expect(isUnclear(unclearSigns(undefined, "x", 2))).toBe(true);
		const said = { ...history(), unclear: new Map([["x", 1]]) };
		expect(isUnclear(unclearSigns(said, "x", 0))).toBe(true);
	});
});

describe("What somebody said in their own words", () => {
	it("becomes a message that shows both texts, and where", () => {
		expect(
			explainMessage({
				words: " It would lose the upload. \n\nI think.",
				...{ title: "Refresh early", note: "A 401 loses it.", link: undefined },
				...{ path: "src/token.ts" as RepoPath, lines: lines(12, 24) },
			}),
		).toBe(`“Refresh early”: I tried to say it in my own words. Is that right?

> It would lose the upload. 
>
> I think.

The note says:

> A 401 loses it.

src/token.ts:12-24`);
	});
});

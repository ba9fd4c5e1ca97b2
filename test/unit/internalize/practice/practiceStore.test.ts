import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { english } from "../../../../src/core/message.ts";
import {
	type CardKey,
	cardKinds,
} from "../../../../src/internalize/practice/card.ts";
import {
	cardHistories,
	cardState,
} from "../../../../src/internalize/practice/cardHistory.ts";
import {
	cardMarks,
	isReview,
	type PracticeEntry,
	type Review,
	ratings,
} from "../../../../src/internalize/practice/practiceEntry.ts";
import {
	mostSeconds,
	practiceLine,
	readPracticeLines,
	withEntry,
} from "../../../../src/internalize/practice/practiceLines.ts";
import { createPracticeStore } from "../../../../src/internalize/practice/practiceStore.ts";
import { scheduleOf } from "../../../../src/internalize/practice/schedule.ts";
import { textInMemory } from "./textInMemory.ts";

const start = Date.UTC(2026, 0, 1);
const day = 86_400_000;

const common = {
	at: fc.integer({ min: start, max: start + 1000 * day }),
	card: fc
		.tuple(
			fc.constantFrom("k3f9q2mx", "a3f9q2mx", "b0000000"),
			fc.constantFrom(...cardKinds),
		)
		.map(([id, kind]) => `${id}/${kind}` as CardKey),
	of: fc.constantFrom("0123456789abcdef", "fedcba9876543210"),
};
const entries: fc.Arbitrary<PracticeEntry> = fc.oneof(
	fc.record({
		...common,
		rating: fc.constantFrom(...ratings),
		seconds: fc.integer({ min: 0, max: mostSeconds }),
	}),
	fc.record({ ...common, mark: fc.constantFrom(...cardMarks) }),
);
/** What is no entry: of any kind, and such that it nearly is one. */
const strangers = fc.oneof(
	fc.string().filter((line) => !/[\r\n]/.test(line) && line.trim() !== ""),
	fc.tuple(entries, fc.nat()).map(([entry, at]) => {
		const line = practiceLine(entry).trimEnd();
		return line.slice(0, 1 + (at % (line.length - 1)));
	}),
	fc.constantFrom(
		...["null", "[]", "{}", "<<<<<<< HEAD", '{"at":1}'],
		`{"at":"2026-06-31T00:00:00.000Z","card":"k3f9q2mx/reason","of":"0123456789abcdef","rating":"good","seconds":1}`,
		`{"at":"2026-06-30T00:00:00.000Z","card":"k3f9q2mx/reason","of":"0123456789abcdef","rating":"great","seconds":1}`,
		`{"at":"2026-06-30T00:00:00.000Z","card":"k3f9q2mx/reason","of":"0123456789abcdef","rating":"good","seconds":1,"mark":"away"}`,
		`{"at":"2026-06-30T00:00:00.000Z","card":"k3f9q2mx/reason","of":"0123456789abcdef","rating":"good","seconds":-1}`,
	),
);

const lines = (all: readonly PracticeEntry[]) => all.map(practiceLine);

describe("What is kept of practice", () => {
	it("is read as it was written", () => {
		fc.assert(
			fc.property(entries, (entry) => {
				expect(readPracticeLines(practiceLine(entry))).toEqual({
					...{ entries: [entry], findings: [] },
				});
			}),
		);
	});

	it("has all that two windows added in turn, and is the same for both, in whichever order they wrote", async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.tuple(entries, fc.boolean())),
				async (added) => {
					const file = textInMemory();
					const windows = [
						createPracticeStore(file),
						createPracticeStore(file),
					];
					for (const [entry, isFirst] of added)
						await windows[isFirst ? 0 : 1]?.add(entry);
					const [one, other] = windows.map((each) => each.entries());
					expect(one).toEqual(other);
					expect(new Set(lines(one ?? []))).toEqual(
						new Set(lines(added.map(([entry]) => entry))),
					);
					const backwards = added
						.map(([entry]) => entry)
						.reduceRight(withEntry, "");
					expect(readPracticeLines(backwards).entries).toEqual(one);
				},
			),
		);
	});

	it("loses no line to a malformed one, which is told by its number and stays", async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(
					fc.oneof(
						entries.map((entry) => ({
							entry,
							line: practiceLine(entry).trimEnd(),
						})),
						strangers.map((line) => ({ entry: undefined, line })),
					),
				),
				entries,
				fc.constantFrom("", "\n", "\r\n"),
				async (written, added, end) => {
					const text = written.map(({ line }) => line).join("\n") + end;
					const file = textInMemory(text);
					const store = createPracticeStore(file);
					await store.add(added);
					expect(store.text().startsWith(text)).toBe(true);
					const wanted = written.flatMap(({ entry }) => entry ?? []);
					expect(new Set(lines(store.entries()))).toEqual(
						new Set(lines([...wanted, added])),
					);
					expect(store.findings().map((each) => each.lines.start)).toEqual(
						written.flatMap(({ entry }, at) => (entry ? [] : [at + 1])),
					);
				},
			),
		);
	});

	it("says what it expected", () => {
		const [finding] = readPracticeLines(
			`\n{"at":"2026-06-30T00:00:00.000Z","card":"k3f9q2mx/why"}\n`,
		).findings;
		expect(finding?.lines).toEqual({ start: 2, end: 2 });
		expect(english(finding?.expected ?? "")).toBe(
			"“card”, such as k3f9q2mx/reason",
		);
	});

	it("is gone when it is wiped, and begins anew", async () => {
		const file = textInMemory("torn");
		const store = createPracticeStore(file);
		await store.wipe();
		expect(file.read()).toBeUndefined();
		expect([store.text(), store.entries(), store.findings()]).toEqual([
			...["", [], []],
		]);
	});
});

describe("The schedule", () => {
	const reviews = fc
		.array(entries.filter(isReview), { minLength: 1, maxLength: 12 })
		.map((all) => [...all].sort((one, other) => one.at - other.at));

	it("brings a card a day after it was answered at the earliest, and within a year", () => {
		fc.assert(
			fc.property(reviews, (answered) => {
				const { due = 0, last = 0 } = scheduleOf(answered) ?? {};
				expect(last).toBe(answered.at(-1)?.at);
				expect(due - last).toBeGreaterThanOrEqual(day);
				expect(due - last).toBeLessThanOrEqual(365 * day);
			}),
		);
	});

	it("brings it the later the better it was known", () => {
		fc.assert(
			fc.property(reviews, (answered) => {
				const last = answered.at(-1) as Review;
				const [again = 0, hard = 0, good = 0, easy = 0] = ratings.map(
					(rating) =>
						scheduleOf([...answered.slice(0, -1), { ...last, rating }])?.due,
				);
				expect(again).toBeLessThanOrEqual(hard);
				expect(hard).toBeLessThanOrEqual(good);
				expect(good).toBeLessThanOrEqual(easy);
			}),
		);
	});

	it("grows when a card is known each time, and falls back when it was forgotten", () => {
		const answered: Review[] = [];
		const gaps: number[] = [];
		let at = start;
		for (let times = 0; times < 5; times++) {
			answered.push(review(at, "good"));
			const due = scheduleOf(answered)?.due ?? 0;
			gaps.push((due - at) / day);
			at = due;
		}
		expect(gaps).toEqual([...gaps].sort((one, other) => one - other));
		expect(new Set(gaps).size).toBe(gaps.length);
		const forgotten = scheduleOf([...answered, review(at, "again")]);
		expect(forgotten?.lapses).toBe(1);
		expect(((forgotten?.due ?? 0) - at) / day).toBeLessThan(gaps.at(-1) ?? 0);
	});

	it("does not count what was answered to what the note said before, until it says so again", () => {
		const histories = cardHistories([
			review(start, "good", "0123456789abcdef"),
		]);
		const history = histories.get("k3f9q2mx/reason" as CardKey);
		expect(cardState(history, "fedcba9876543210")).toEqual({ is: "changed" });
		expect(cardState(history, "0123456789abcdef").is).toBe("learnt");
		expect(cardState(undefined, "0123456789abcdef")).toEqual({ is: "new" });
	});

	it("has no place for a card that was put away, while its note says the same", () => {
		const away = (mark: "away" | "back") =>
			({
				...{ at: start + 2, card: "k3f9q2mx/reason" as CardKey },
				...{ of: "0123456789abcdef", mark },
			}) as const;
		const stateAfter = (...marks: PracticeEntry[]) =>
			cardState(
				cardHistories([review(start, "good"), ...marks]).get(
					"k3f9q2mx/reason" as CardKey,
				),
				"0123456789abcdef",
			).is;
		expect(stateAfter(away("away"))).toBe("away");
		expect(stateAfter(away("away"), away("back"))).toBe("learnt");
		expect(stateAfter({ ...away("away"), of: "fedcba9876543210" })).toBe(
			"learnt",
		);
	});
});

function review(
	at: number,
	rating: Review["rating"],
	of = "0123456789abcdef",
): Review {
	return { at, card: "k3f9q2mx/reason" as CardKey, of, rating, seconds: 9 };
}

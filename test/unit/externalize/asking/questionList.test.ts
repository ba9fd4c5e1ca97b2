import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { msg } from "../../../../src/core/message.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import {
	type NewQuestion,
	questionKey,
} from "../../../../src/externalize/asking/openQuestion.ts";
import {
	readQuestions,
	writeQuestions,
} from "../../../../src/externalize/asking/questionFile.ts";
import {
	addQuestions,
	expire,
	markShown,
	moveQuestions,
	noQuestions,
	settleQuestion,
	waiting,
	withdrawQuestions,
} from "../../../../src/externalize/asking/questionList.ts";

const dayMs = 86_400_000;
const now = Date.UTC(2026, 10, 27, 12);

function question(name: string, more: Partial<NewQuestion> = {}): NewQuestion {
	return {
		kind: "value",
		weight: 0.6,
		path: "src/retry.ts" as RepoPath,
		lines: { start: 3, end: 3 },
		question: msg`Why 30 and not 20 for “${name}”?`,
		evidence: [{ said: msg`“${name}” went from 20 to 30.` }],
		at: now,
		commit: "a".repeat(40),
		blob: "b".repeat(40),
		...more,
	};
}

describe("A list of questions", () => {
	it("takes a question once, however history is rewritten", () => {
		const asked = question("wait", {
			question: msg`What did we learn that made us take ${"0f3c1d2"} back?`,
		});
		const rebased = question("wait", {
			question: msg`What did we learn that made us take ${"77aa01b"} back?`,
			commit: "c".repeat(40),
			path: "lib/retry.ts" as RepoPath,
		});
		const list = addQuestions(noQuestions, [asked, rebased], now);
		expect(waiting(list)).toHaveLength(1);
		expect(waiting(addQuestions(list, [rebased], now))).toHaveLength(1);
	});

	it("tells questions with other numbers apart", () => {
		const ask = (wait: string) =>
			question("wait", { question: msg`Why ${wait} and not ${"1000"}?` });
		const list = addQuestions(
			noQuestions,
			[ask("2000"), ask("1000000"), ask("0xffff")],
			now,
		);
		expect(waiting(list)).toHaveLength(3);
	});

	it("goes along to the commit that took the place of another", () => {
		const list = addQuestions(noQuestions, [question("a")], now);
		const moved = addQuestions(
			list,
			[
				question("a", {
					commit: "d".repeat(40),
					lines: { start: 9, end: 9 },
				}),
			],
			now + 1,
		);
		expect(waiting(moved)).toMatchObject([
			{ number: 1, at: now, commit: "d".repeat(40), lines: { start: 9 } },
		]);
	});

	it("does not take again what was answered or is never to be asked, nor after it has gone", () => {
		for (const state of ["answered", "never"] as const) {
			const list = addQuestions(noQuestions, [question("wait")], now);
			const key = waiting(list)[0]?.key ?? "";
			const settled = settleQuestion(list, key, state, now);
			const later = now + 8 * dayMs;
			const again = addQuestions(
				settled,
				[question("wait", { at: later })],
				later,
			);
			expect(waiting(again)).toEqual([]);
			expect(again.questions).toEqual([]);
		}
	});

	it("keeps what was put off, and forgets it after seven days", () => {
		const list = addQuestions(noQuestions, [question("wait")], now);
		const key = waiting(list)[0]?.key ?? "";
		const later = settleQuestion(list, key, "later", now);
		expect(waiting(later).map(({ state }) => state)).toEqual(["later"]);
		expect(waiting(addQuestions(later, [], now + 7 * dayMs))).toHaveLength(1);
		expect(waiting(addQuestions(later, [], now + 7 * dayMs + 1))).toEqual([]);
	});

	it("gives each a number by which it is called, the smallest that is free", () => {
		const list = addQuestions(
			noQuestions,
			["a", "b", "c"].map((name) => question(name)),
			now,
		);
		expect(list.questions.map(({ number }) => number)).toEqual([1, 2, 3]);
		const gone = withdrawQuestions(list, new Set([questionKey(question("b"))]));
		const more = addQuestions(gone, [question("d"), question("e")], now);
		expect(
			more.questions.map(({ number, question: { args } }) => [number, args[0]]),
		).toEqual([
			[1, "a"],
			[3, "c"],
			[2, "d"],
			[4, "e"],
		]);
	});

	it("withdraws none that was answered", () => {
		const list = addQuestions(noQuestions, [question("a")], now);
		const key = questionKey(question("a"));
		const answered = settleQuestion(list, key, "answered", now);
		expect(withdrawQuestions(answered, new Set([key]))).toEqual(answered);
	});

	it("has the most telling first, then the newest", () => {
		const list = addQuestions(
			noQuestions,
			[
				question("a", { weight: 0.5 }),
				question("b", { weight: 0.7, at: now - 2 }),
				question("c", { weight: 0.7, at: now - 1 }),
			],
			now,
		);
		expect(waiting(list).map(({ question }) => question.args[0])).toEqual([
			"c",
			"b",
			"a",
		]);
	});

	it("holds a hundred at most: those of least weight go", () => {
		const many = Array.from({ length: 130 }, (_, at) =>
			question(`name${at}`, { weight: 0.3 + at / 1000 }),
		);
		const kept = waiting(addQuestions(noQuestions, many, now));
		expect(kept).toHaveLength(100);
		expect(kept.at(-1)?.weight).toBeCloseTo(0.33);
	});

	it("lets a question go along with its code, and leaves the others as they are", () => {
		const list = addQuestions(noQuestions, [question("a"), question("b")], now);
		const moved = moveQuestions(list, (each) =>
			each.question.args[0] === "a"
				? { path: each.path, lines: { start: 9, end: 9 }, blob: undefined }
				: each,
		);
		expect(moved.questions.map(({ lines }) => lines?.start)).toEqual([9, 3]);
		expect(moved.questions[1]).toBe(list.questions[1]);
		expect(moveQuestions(moved, (each) => each)).toBe(moved);
	});

	it("is the same after it was written and read", () => {
		fc.assert(
			fc.property(
				fc.array(
					fc.record({
						name: fc.string(),
						weight: fc.double({ min: 0, max: 1, noNaN: true }),
						ago: fc.integer({ min: 0, max: 6 * dayMs }),
						isShown: fc.boolean(),
						state: fc.constantFrom("open", "later", "answered", "never"),
						whole: fc.boolean(),
					}),
					{ maxLength: 12 },
				),
				(all) => {
					let list = noQuestions;
					for (const { name, weight, ago, isShown, state, whole } of all) {
						const each = question(name, {
							...{ weight, at: now - ago },
							lines: whole ? undefined : { start: 2, end: 5 },
							commit: whole ? undefined : "a".repeat(40),
						});
						list = addQuestions(list, [each], now);
						const key = questionKey(each);
						list = settleQuestion(list, key, state, now);
						if (isShown) list = markShown(list, key, now - ago);
					}
					const shown = [...list.shown].sort((a, b) => a - b);
					expect(readQuestions(writeQuestions(list))).toEqual({
						...{ ...list, shown },
					});
				},
			),
		);
	});

	it("remembers for two days when one was shown, and not what a wrong clock says", () => {
		let list = noQuestions;
		for (const at of [now - 3 * dayMs, now - dayMs, now, now + dayMs])
			list = markShown(list, "any", at);
		const kept = expire(list, now);
		expect(kept.shown).toEqual([now - dayMs, now]);
		expect(expire(kept, now)).toBe(kept);
	});

	it("is empty where its file is damaged, and leaves out what is damaged in it", () => {
		const list = addQuestions(noQuestions, [question("a"), question("b")], now);
		const text = writeQuestions(list);
		expect(readQuestions(undefined)).toEqual(noQuestions);
		expect(readQuestions(text.slice(0, -20))).toEqual(noQuestions);
		expect(readQuestions('{"version":99}')).toEqual(noQuestions);
		const damaged = text.replace('"src/retry.ts"', '"../../etc/passwd"');
		expect(readQuestions(damaged).questions).toHaveLength(1);
		fc.assert(
			fc.property(fc.json(), (json) => {
				expect(readQuestions(json)).toEqual(noQuestions);
			}),
		);
		fc.assert(
			fc.property(
				fc.nat(text.length - 1),
				fc.string({ minLength: 1, maxLength: 3 }),
				(at, piece) => {
					const read = readQuestions(
						text.slice(0, at) + piece + text.slice(at + piece.length),
					);
					expect(read.questions.length).toBeLessThanOrEqual(2);
				},
			),
		);
	});
});

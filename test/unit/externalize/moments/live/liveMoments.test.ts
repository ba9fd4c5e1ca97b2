import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { prepareText } from "../../../../../src/core/anchor/preparedText.ts";
import type { RepoPath } from "../../../../../src/core/repoPath.ts";
import type { NewQuestion } from "../../../../../src/externalize/asking/openQuestion.ts";
import {
	gitDeeds,
	handoverDeeds,
	type Stretch,
	type WorkEvent,
} from "../../../../../src/externalize/events/event.ts";
import type { LiveReaders } from "../../../../../src/externalize/moments/live/liveKind.ts";
import { createLiveMoments } from "../../../../../src/externalize/moments/live/liveMoments.ts";
import { reasonReaders } from "../../../../../src/externalize/moments/reasonReaders.ts";
import { Desk } from "../../../../support/workAtDesk.ts";

const lines = fc.array(
	fc.constantFrom(
		...["one(call);", "two(1, limit);", "\tthree(now)", "if (a) {", "}"],
		...["two(2, limit);", "two(3, limit);", "// because of x", "four.five();"],
	),
	{ minLength: 1, maxLength: 12 },
);
const path = fc.constantFrom("src/a.ts", "src/b.ts", "test/a.test.ts");
/** What happens beside saves. */
const between = fc.oneof(
	fc.record({ exitCode: fc.constantFrom(0, 1, 1) }),
	fc.record({ minutes: fc.nat(20) }),
	fc.constant({ commits: true as const }),
);
type Between = { exitCode: number } | { minutes: number } | { commits: true };

function happen(at: Desk, what: Between): void {
	if ("exitCode" in what) at.run("vitest", what.exitCode);
	else if ("minutes" in what) at.pass(what.minutes);
	else at.git("commit");
}

const stretch = fc
	.record({ start: fc.integer({ min: 1, max: 60 }), length: fc.nat(8) })
	.map(({ start, length }): Stretch => ({ start, end: start + length - 1 }));
const id = fc.constantFrom("", "a", "b", "c", "d");
const anyPath = fc.constantFrom(
	"src/a.ts",
	"src/b.ts",
	"src",
	"yarn.lock",
) as fc.Arbitrary<RepoPath>;
const exitCode = fc.constantFrom(undefined, 0, 1, 1, 130);
/** Any event, also such as no editor reports after the one before. */
const anyEvent = (at: fc.Arbitrary<number>): fc.Arbitrary<WorkEvent> =>
	fc.oneof(
		fc.record({
			...{ type: fc.constant("saved" as const), at, path: anyPath },
			...{ before: id, after: id, isUndone: fc.boolean() },
			changes: fc.array(
				fc.record(
					{ before: stretch, after: stretch, was: id, now: id, frame: id },
					{ requiredKeys: ["before", "after", "was", "now"] },
				),
				{ maxLength: 5 },
			),
			pasted: fc.array(stretch, { maxLength: 2 }),
			resolved: fc.array(stretch, { maxLength: 2 }),
		}),
		fc.record({
			type: fc.constant("moved" as const),
			at,
			from: anyPath,
			to: anyPath,
		}),
		fc.record({ type: fc.constant("deleted" as const), at, path: anyPath }),
		fc.record({
			type: fc.constant("problems" as const),
			at,
			path: anyPath,
			errors: fc.nat(9),
		}),
		fc.record({
			...{ type: fc.constant("ran" as const), at, exitCode, command: id },
			by: fc.constantFrom("task" as const, "terminal" as const),
			program: fc.constantFrom("", "npm", "vitest", "git"),
		}),
		fc.record({
			...{ type: fc.constant("debugged" as const), at, exitCode },
			...{ configuration: id, exceptions: fc.nat(2) },
		}),
		fc.record({
			...{ type: fc.constant("git" as const), at, from: id, to: id },
			did: fc.constantFrom(...gitDeeds),
		}),
		fc.record({
			...{ type: fc.constant("handover" as const), at },
			did: fc.constantFrom(...handoverDeeds),
			...{
				from: fc.option(id, { nil: undefined }),
				to: fc.option(id, { nil: undefined }),
			},
		}),
	);

const sample = prepareText(
	"one(call);\nlimit(30);\n\nfour.five();\n".repeat(12),
);
const readers: LiveReaders = {
	...reasonReaders,
	fileNow: (each) =>
		each === "src/b.ts" ? undefined : { text: sample, blob: undefined },
	notesIn: () => [],
	atWork: () => [],
	idOf: (words) => words,
};

describe("moments seen in the editor", () => {
	it("are none where the layout alone is another, whatever happens between", () => {
		fc.assert(
			fc.property(
				lines,
				fc.array(fc.oneof(between, fc.record({ path, wide: fc.nat(4) })), {
					maxLength: 40,
				}),
				(text, steps) => {
					const at = new Desk();
					for (const each of ["src/a.ts", "src/b.ts", "test/a.test.ts"])
						at.put(each, text.join("\n"));
					for (const step of steps)
						if ("path" in step)
							at.save(
								step.path,
								text
									.map((line) => `${" ".repeat(step.wide)}${line}`)
									.join("\n".repeat(1 + (step.wide % 3))),
							);
						else happen(at, step);
					expect(at.questions).toEqual([]);
				},
			),
		);
	});

	it("are none by undoing and redoing alone, whatever happens between", () => {
		fc.assert(
			fc.property(
				fc.array(fc.oneof(between, fc.record({ path, text: lines })), {
					maxLength: 40,
				}),
				(steps) => {
					const at = new Desk();
					for (const step of steps)
						if ("path" in step)
							at.save(step.path, step.text.join("\n"), { isUndone: true });
						else happen(at, step);
					expect(at.questions).toEqual([]);
				},
			),
		);
	});

	it("come of any events in any order without an error, on lines that are some", () => {
		const at = fc.oneof(fc.constant(5), fc.nat(1e9));
		fc.assert(
			fc.property(fc.array(anyEvent(at), { maxLength: 60 }), (events) => {
				const moments = createLiveMoments(readers);
				for (const event of events)
					for (const each of moments.add(event)) {
						expect(each.weight).toBeGreaterThanOrEqual(0.3);
						expect(each.weight).toBeLessThanOrEqual(1);
						expect(each.lines?.start).toBeGreaterThanOrEqual(1);
						expect(each.lines?.end).toBeGreaterThanOrEqual(
							each.lines?.start ?? 0,
						);
					}
			}),
			{ numRuns: 500 },
		);
	});

	it("are the same where what happened before was recalled from the journal", () => {
		const at = fc.nat(1e7);
		fc.assert(
			fc.property(
				fc.array(anyEvent(at), { maxLength: 60 }),
				fc.nat(60),
				(events, cut) => {
					const all = createLiveMoments(readers);
					const asked: (readonly NewQuestion[])[] = events.map((event) =>
						all.add(event),
					);
					const recalled = createLiveMoments(readers);
					for (const event of events.slice(0, cut)) recalled.recall(event);
					const rest = events.slice(cut).map((event) => recalled.add(event));
					expect(rest).toEqual(asked.slice(cut));
				},
			),
		);
	});

	it("are asked of one place once, somebody's question first", () => {
		const file = "src/a.ts";
		const at = new Desk({ [file]: "limit(10);\n" });
		const note = {
			...{ id: "k3f9q2mx" as never, title: "Ten?", kind: "question" as const },
			...{ isOpen: true, by: [], lines: { start: 1, end: 1 } },
			...{ hasChanged: true, revision: "1" },
		};
		at.save(file, "limit(20);\n").pass(1);
		at.notes = [note];
		at.save(file, "limit(30);\n");
		expect(at.asked.map(({ kind }) => kind)).toEqual(["question"]);
	});
});

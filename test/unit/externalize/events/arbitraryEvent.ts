import fc from "fast-check";
import { repoRoot, resolveRepoPath } from "../../../../src/core/repoPath.ts";
import {
	gitDeeds,
	handoverDeeds,
	type WorkEvent,
} from "../../../../src/externalize/events/event.ts";

const at = fc.integer({
	min: Date.UTC(2026, 10, 20),
	max: Date.UTC(2026, 10, 27),
});
const digits = (length: number) =>
	fc
		.array(fc.constantFrom(..."0123456789abcdef"), {
			minLength: length,
			maxLength: length,
		})
		.map((each) => each.join(""));
const id = fc.oneof(digits(16), fc.constant(""));
const path = fc
	.string({ unit: "binary", minLength: 1 })
	.map((text) => resolveRepoPath(repoRoot, text))
	.filter((each) => each !== undefined && each !== "")
	.map((each) => each ?? repoRoot);
const line = fc.integer({ min: 1, max: 1000 });
const range = fc
	.tuple(line, fc.nat(50))
	.map(([start, more]) => ({ start, end: start + more }));
const stretch = fc
	.tuple(line, fc.nat(50))
	.map(([start, more]) => ({ start, end: start + more - 1 }));
const exitCode = fc.option(fc.integer({ min: -1, max: 255 }), {
	nil: undefined,
});
const name = fc.string({ minLength: 1, maxLength: 200 });
const change = fc.record(
	{ before: stretch, after: stretch, was: id, now: id, frame: id },
	{ requiredKeys: ["before", "after", "was", "now"] },
);

/** Any event there can be, of a week in November 2026. */
export const arbitraryEvent: fc.Arbitrary<WorkEvent> = fc.oneof(
	fc.record({
		type: fc.constant("saved" as const),
		...{ at, path, before: id, after: id, isUndone: fc.boolean() },
		changes: fc.array(change, { maxLength: 5 }),
		pasted: fc.array(range, { maxLength: 3 }),
		resolved: fc.array(range, { maxLength: 3 }),
	}),
	fc.record({ type: fc.constant("moved" as const), at, from: path, to: path }),
	fc.record({ type: fc.constant("deleted" as const), at, path }),
	fc.record({
		...{ type: fc.constant("problems" as const), at, path },
		errors: fc.nat(),
	}),
	fc.record({
		...{ type: fc.constant("ran" as const), at },
		by: fc.constantFrom("task" as const, "terminal" as const),
		program: fc.constantFrom("npm", "clang-18", "g++", ""),
		...{ command: id, exitCode },
	}),
	fc.record({
		...{ type: fc.constant("debugged" as const), at, configuration: id },
		...{ exceptions: fc.nat(), exitCode },
	}),
	fc.record({
		...{ type: fc.constant("git" as const), at },
		did: fc.constantFrom(...gitDeeds),
		from: fc.oneof(digits(40), digits(64), fc.constant("")),
		to: fc.oneof(digits(40), digits(64)),
	}),
	fc.record({
		...{ type: fc.constant("handover" as const), at },
		did: fc.constantFrom(...handoverDeeds),
		from: fc.option(name, { nil: undefined }),
		to: fc.option(name, { nil: undefined }),
	}),
);

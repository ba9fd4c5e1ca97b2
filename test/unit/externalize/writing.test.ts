import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noteKinds } from "../../../src/core/note.ts";
import { momentKinds } from "../../../src/externalize/moments/moment.ts";
import {
	parseWriting,
	serializeWriting,
	type Writing,
} from "../../../src/externalize/writing.ts";

const writing: fc.Arbitrary<Writing> = fc.record({
	key: fc.uuid(),
	mode: fc.constantFrom("new", "edit", "reply"),
	uri: fc.string(),
	isFolder: fc.boolean(),
	lines: fc.option(
		fc
			.tuple(fc.integer({ min: 1, max: 1e6 }), fc.nat({ max: 999 }))
			.map(([start, more]) => ({ start, end: start + more })),
		{ nil: undefined },
	),
	noteId: fc.option(fc.string(), { nil: undefined }),
	kind: fc.constantFrom(...noteKinds),
	text: fc.string({ unit: "binary" }),
	answers: fc.option(
		fc.record({
			...{ key: fc.string(), question: fc.string() },
			moment: fc.constantFrom(...momentKinds),
		}),
		{
			nil: undefined,
		},
	),
	begunAt: fc.nat(),
});

describe("a half-written note on disk", () => {
	it("comes back as it was", () => {
		fc.assert(
			fc.property(writing, (each) => {
				expect(parseWriting(serializeWriting(each))).toEqual(each);
			}),
		);
	});

	it("is refused when it is cut off anywhere", () => {
		fc.assert(
			fc.property(writing, fc.nat(), (each, at) => {
				const source = serializeWriting(each).trimEnd();
				expect(parseWriting(source.slice(0, at % source.length))).toBe(
					undefined,
				);
			}),
		);
	});

	it.each(["null", "[]", "{}", '{"key":1}', "", "\0"])(
		"is refused when it is %j",
		(source) => {
			expect(parseWriting(source)).toBeUndefined();
		},
	);
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { prepareText } from "../../../../src/core/anchor/preparedText.ts";
import { hunkPlaces } from "../../../../src/externalize/events/hunkPlaces.ts";
import { followed } from "../../../../src/externalize/moments/live/stretches.ts";
import { savedAs } from "../../../support/workAtDesk.ts";

/** Lines of which each stands once, with blank ones between. */
const text = fc
	.array(fc.boolean(), { minLength: 1, maxLength: 30 })
	.map((blank) => blank.map((is, n) => (is ? "" : `call${n}(value);`)));
const cut = fc.record({
	at: fc.nat(30),
	gone: fc.nat(4),
	put: fc.array(fc.constantFrom("", "x", "y"), { maxLength: 4 }),
});

describe("where changes stand", () => {
	it("tells by how many lines what is below them moved, blank lines or not", () => {
		fc.assert(
			fc.property(text, cut, (lines, { at, gone, put }) => {
				const now = [...lines];
				now.splice(
					...([at, gone] as const),
					...put.map((line, n) => line && `${line}${n}(new);`),
				);
				const before = lines.join("\n");
				const { changes } = savedAs("a.ts" as never, before, now.join("\n"), {
					at: 0,
				});
				// Of blank lines alone nothing is told.
				fc.pre(changes.length > 0);
				for (const [n, line] of lines.entries()) {
					const to = now.indexOf(line);
					if (line === "" || to < 0) continue;
					expect(followed({ start: n + 1, end: n + 1 }, changes).start).toBe(
						to + 1,
					);
				}
			}),
			{ numRuns: 2000 },
		);
	});

	it("is the lines themselves where as many blank ones are beside them", () => {
		const places = hunkPlaces(
			prepareText("a();\n\none();\n\nb();"),
			prepareText("a();\n\ntwo();\nthree();\n\nb();"),
		);
		expect(places).toMatchObject([
			{ before: { start: 3, end: 3 }, after: { start: 3, end: 4 } },
		]);
	});
});

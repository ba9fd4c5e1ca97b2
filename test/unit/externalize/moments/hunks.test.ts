import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { prepareText } from "../../../../src/core/anchor/preparedText.ts";
import { hunksOf } from "../../../../src/externalize/moments/hunks.ts";

const text = fc.array(
	fc.constantFrom("one();", "two(1)", "", "\tthree", "if (a) {", "}"),
	{ maxLength: 30 },
);
const bare = (lines: readonly string[]) => prepareText(lines.join("\n"));

describe("what changed between two texts", () => {
	it("takes the one to the other, line by line", () => {
		fc.assert(
			fc.property(text, text, (old, now) => {
				const [before, after] = [bare(old), bare(now)];
				const hunks = hunksOf(before, after);
				const gone = new Set(
					hunks.flatMap((hunk) => hunk.old.map(({ line }) => line)),
				);
				const came = new Set(
					hunks.flatMap((hunk) => hunk.now.map(({ line }) => line)),
				);
				const kept = (side: typeof before, but: ReadonlySet<number>) =>
					side.solid
						.filter(({ line }) => !but.has(line))
						.map((each) => each.text);
				expect(kept(before, gone)).toEqual(kept(after, came));
			}),
		);
	});

	it("shows of a line no more than anybody reads", () => {
		const [hunk] = hunksOf(bare(["a"]), bare([`  ${"b ".repeat(50_000)}`]));
		expect(hunk?.now[0]?.source).toHaveLength(1_000);
	});

	it("is nothing where layout, quotes and ending commas alone are others", () => {
		fc.assert(
			fc.property(text, (lines) => {
				const laidOut = lines.flatMap((line) => [`    ${line} `, ""]);
				expect(hunksOf(bare(lines), bare(laidOut))).toEqual([]);
			}),
		);
		expect(hunksOf(bare(["a('b',"]), bare(['a( "b"']))).toEqual([]);
	});

	it("stands at lines of the later text", () => {
		fc.assert(
			fc.property(text, text, (old, now) => {
				const after = bare(now);
				for (const { lines } of hunksOf(bare(old), after)) {
					expect(lines.start).toBeGreaterThanOrEqual(1);
					expect(lines.end).toBeLessThanOrEqual(
						Math.max(1, after.lines.length),
					);
					expect(lines.start).toBeLessThanOrEqual(lines.end);
				}
			}),
		);
	});
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { prepareText } from "../../../../src/core/anchor/preparedText.ts";
import { conflictsIn } from "../../../../src/externalize/moments/pickedConflicts.ts";

const between = (base: string, ours: string, theirs: string, now: string) => {
	const text = (lines: string) => prepareText(lines.split(" ").join("\n"));
	return conflictsIn({
		...{ base: text(base), ours: text(ours) },
		...{ theirs: text(theirs), now: text(now) },
	}).map(
		({ lines, ours, theirs }) =>
			`${lines.start}-${lines.end}: ${ours.join(" ")} | ${theirs.join(" ")}`,
	);
};

describe("What was in conflict where a commit was put onto another", () => {
	it("is what both had changed, each in another way, and where it stands by now", () => {
		expect(between("a b c", "a B c", "a X c", "a BX Y c")).toEqual([
			"2-3: B | X",
		]);
		expect(
			between("a b c d e", "z a B c d e", "a X c d E", "z a X c d E"),
		).toEqual(["3-3: B | X"]);
		expect(between("a b c", "a c", "a X c", "a c")).toEqual(["1-1:  | X"]);
	});

	it("is nothing where one alone changed, both did the same, or a line that both had left stands between", () => {
		expect(between("a b c", "a B c", "a b c", "a B c")).toEqual([]);
		expect(between("a b c", "a b c", "a X c", "a X c")).toEqual([]);
		expect(between("a b c", "a B c", "a B c", "a B c")).toEqual([]);
		expect(between("a b c d e", "a B c d e", "a b c X e", "a B c X e")).toEqual(
			[],
		);
	});

	it("is what stands side by side, too, as git has it", () => {
		expect(between("a b c d", "a B c d", "a b X d", "a B X d")).toEqual([
			"2-3: B c | b X",
		]);
	});

	it("lies within the text of now, whatever the texts are", () => {
		const lines = fc
			.array(fc.constantFrom("a", "b", "c", "d", ""), { maxLength: 8 })
			.map((all) => prepareText(all.join("\n")));
		fc.assert(
			fc.property(lines, lines, lines, lines, (base, ours, theirs, now) => {
				for (const { lines } of conflictsIn({ base, ours, theirs, now })) {
					expect(lines.start).toBeGreaterThanOrEqual(1);
					expect(lines.end).toBeGreaterThanOrEqual(lines.start);
					expect(lines.end).toBeLessThanOrEqual(Math.max(1, now.lines.length));
				}
				expect(conflictsIn({ base, ours, theirs: base, now })).toEqual([]);
				expect(conflictsIn({ base, ours, theirs: ours, now })).toEqual([]);
			}),
		);
	});
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineDiff } from "../../../../../src/core/anchor/engine/lineDiff.ts";
import { diffStretches } from "../../../../../src/core/anchor/engine/matchLines.ts";
import { prepareLines } from "../../../../../src/core/anchor/preparedText.ts";

const text = fc.array(fc.constantFrom("a", "b", "c", "d", "e"), {
	maxLength: 16,
});

describe("two stretches of texts", () => {
	it("are compared as all their lines are, whatever both begin and end with", () => {
		fc.assert(
			fc.property(
				...[text, text, text, text, fc.func(fc.boolean())],
				(head, old, today, tail, isFree) => {
					const a = [...head, ...old, ...tail];
					const b = [...head, ...today, ...tail];
					const free = (line: number) => isFree(line);
					const { map } = diffStretches(
						prepareLines(a),
						{ from: 0, until: a.length },
						prepareLines(b),
						{ from: 0, until: b.length },
						free,
					);
					const number = (line: string) => line.charCodeAt(0);
					const whole = lineDiff(
						Int32Array.from(a, number),
						Int32Array.from(b, (line, at) => (free(at) ? number(line) : 0)),
					);
					expect([...map]).toEqual([...whole]);
				},
			),
			{ numRuns: 400 },
		);
	});
});

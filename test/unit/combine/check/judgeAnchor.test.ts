import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeAnchor } from "../../../../src/combine/check/judgeAnchor.ts";
import type { Anchor } from "../../../../src/core/anchor/anchor.ts";
import { prepareText } from "../../../../src/core/anchor/preparedText.ts";
import { makeQuote } from "../../../../src/core/anchor/quote.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";

const path = "a.py" as RepoPath;

function judged(
	before: readonly string[],
	lines: { readonly start: number; readonly end: number },
	after: readonly string[] | undefined,
) {
	const anchor: Anchor = {
		...{ path, lines, isFolder: false, language: "py", symbol: undefined },
		...{ commit: undefined, blob: undefined, near: undefined },
		...{ cell: undefined, noteLine: 1 },
	};
	return judgeAnchor({
		...{ anchor, quote: makeQuote(before, lines), past: undefined },
		before: { path, text: prepareText(before.join("\n")) },
		now: after && { path, text: prepareText(after.join("\n")) },
		elsewhere: undefined,
	})?.of;
}

const code = [
	...["def first():", "    return one", ""],
	...["def second(a):", "    if a:", "        call(a)", "        log(a)", ""],
	...["def third():", "    return three"],
];
const second = { start: 4, end: 7 };
const changed = (from: string, to: string) =>
	code.map((line) => line.replace(from, to));

describe("what a change did to a note’s code", () => {
	it("is nothing where other lines changed, or it moved", () => {
		expect(judged(code, second, changed("one", "1"))).toBe("untouched");
		const moved = [...code.slice(7), "", ...code.slice(0, 7)];
		expect(judged(code, second, moved)).toBe("untouched");
	});

	it("is another sense where a line says something else, or belongs to something else", () => {
		expect(judged(code, second, changed("call(a)", "call(b)"))).toBe("changed");
		expect(judged(code, second, changed("        log(a)", "    log(a)"))).toBe(
			"changed",
		);
	});

	it("is another layout where comments and spacing alone are others", () => {
		expect(judged(code, second, changed("call(a)", "call( a )  # now"))).toBe(
			"reformatted",
		);
	});

	it("is its end where it was taken away, with its file or without", () => {
		const rest = [...code.slice(0, 3), ...code.slice(8)];
		expect(judged(code, second, rest)).toBe("gone");
		expect(judged(code, second, undefined)).toBe("gone");
	});

	it("is nothing, whatever is put before and behind it", () => {
		const line = fc.constantFrom(
			"x = 1",
			"",
			"    y()",
			"# z",
			"return",
			"def f():",
		);
		const lines = fc.array(line, { maxLength: 30 });
		fc.assert(
			fc.property(lines, lines, (above, below) => {
				const after = [...above, ...code.slice(3, 7), ...below];
				expect(judged(code, second, after)).toBe("untouched");
			}),
			{ numRuns: 200 },
		);
	});
});

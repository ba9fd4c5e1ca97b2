import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RepoPath } from "../../../src/core/repoPath.ts";
import { askMessage } from "../../../src/internalize/askMessage.ts";

const path = "src/queue.ts" as RepoPath;
const asked = {
	...{ question: " Why sorted twice?\n", path, link: undefined },
	lines: { start: 3, end: 4 },
	code: ["\tsort();", "\t\tsort();"],
};

describe("a question as a message", () => {
	it("says what is asked, where, and shows the code without its indent", () => {
		expect(askMessage(asked)).toBe(
			"Why sorted twice?\n\nsrc/queue.ts:3-4\n\n```\nsort();\n\tsort();\n```",
		);
	});

	it("leads to the lines where they can be read", () => {
		const link = "https://example.org/q#L3";
		expect(
			askMessage({ ...asked, link, lines: { start: 3, end: 3 }, code: [] }),
		).toBe(`Why sorted twice?\n\nsrc/queue.ts:3\n${link}`);
	});

	it("holds at most twenty lines of code, and says that there are more", () => {
		const code = Array.from({ length: 21 }, (_, line) => `line ${line}`);
		const message = askMessage({ ...asked, code });
		expect(message).toContain("line 18\n…\n```");
		expect(message).not.toContain("line 19");
		expect(askMessage({ ...asked, code: code.slice(0, 20) })).toContain(
			"line 19\n```",
		);
	});

	it("keeps all lines of the code inside of its fence, whatever stands in them", () => {
		fc.assert(
			fc.property(
				fc.array(fc.string({ unit: fc.constantFrom("`", "a", " ") }), {
					minLength: 1,
					maxLength: 6,
				}),
				(code) => {
					const lines = askMessage({ ...asked, code })
						.split("\n")
						.slice(4);
					const [fence = ""] = lines;
					expect(fence).toMatch(/^`{3,}$/);
					expect(lines.at(-1)).toBe(fence);
					const inside = lines.slice(1, -1);
					expect(inside).toHaveLength(code.length);
					for (const line of inside) expect(line).not.toContain(fence);
				},
			),
		);
	});
});

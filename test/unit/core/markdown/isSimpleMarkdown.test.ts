import fc from "fast-check";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, it } from "vitest";
import { isSimpleMarkdown } from "../../../../src/core/markdown/isSimpleMarkdown.ts";
import { safeMarkdown } from "../../../../src/core/markdown/safeMarkdown.ts";

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/** The tree without places, and without what a loose list has that a tight one has not. Each address is in its one normal form. */
function treeOf(source: string): unknown {
	return JSON.parse(
		JSON.stringify(parser.parse(source), (key, value) => {
			if (key === "position" || key === "spread") return undefined;
			return key === "url" && URL.canParse(value) ? new URL(value).href : value;
		}),
	);
}

const piece = fc.oneof(
	fc.constantFrom(
		..."**|*|_|`|[|](|](https://example.org)|](https://example.org/a_b)|[it](https://example.org/x?y=1)|)|- |\n- |\n\n|\n|\n  |  |**a**|**a b**|`c*d`|`[x]`|!|\\|www.x.org|https://x.org|a|word|ö|.|1. |# |> |<b>|&amp;|~|:".split(
			"|",
		),
	),
	fc.string({ maxLength: 4 }),
);
const text = fc
	.array(piece, { maxLength: 14 })
	.map((pieces) => pieces.join(""));

describe("text that is simple Markdown", () => {
	it("shows what it shows when it is made safe", () => {
		fc.assert(
			fc.property(text, (source) => {
				if (!isSimpleMarkdown(source)) return;
				expect(treeOf(source)).toEqual(treeOf(safeMarkdown(source)));
			}),
			{ numRuns: 4_000 },
		);
	});

	it.each([
		"A **strong** word, see [it](https://example.org/x).",
		"- one\n- `two`\n  goes on\n\nAnd **more**.",
		"Plain.",
		"[0](https://example.org)",
	])("is %j", (source) => {
		expect(isSimpleMarkdown(source)).toBe(true);
		expect(treeOf(source)).toEqual(treeOf(safeMarkdown(source)));
	});

	it.each([
		"![x](https://example.org/x.png)",
		"[x](javascript:alert(1))",
		"[x](file.md)",
		"[x](https://a@b.org)",
		"<b>x</b>",
		"- [ ] task",
		"- a\n  - b",
		"*x*",
		"a\n- b",
		"[a]: https://example.org",
		"[a](https://example.org) [a]",
	])("is not %j", (source) => {
		expect(isSimpleMarkdown(source)).toBe(false);
	});
});

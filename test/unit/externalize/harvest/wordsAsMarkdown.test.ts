import fc from "fast-check";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, it } from "vitest";
import { wordsAsMarkdown } from "../../../../src/externalize/harvest/wordsAsMarkdown.ts";

const typesIn = (markdown: string): ReadonlySet<string> => {
	const types = new Set<string>();
	const visit = (node: {
		readonly type: string;
		readonly children?: readonly unknown[];
	}) => {
		types.add(node.type);
		for (const child of node.children ?? []) visit(child as typeof node);
	};
	visit(unified().use(remarkParse).parse(markdown));
	return types;
};

describe("words that somebody wrote elsewhere", () => {
	it.each([
		[
			"<img src=x onerror=alert(1)> because",
			"\\<img src=x onerror=alert(1)> because",
		],
		["[it](command:evil) must", "[it]\\(command:evil) must"],
		["![it](https://example.org/a.png)", "![it]\\(https://example.org/a.png)"],
		["# Not a title", "\\# Not a title"],
		["> not a quotation", "\\> not a quotation"],
		["```ts tacit file=a.ts", "\\`\\`\\`ts tacit file=a.ts"],
		["~~~ tacit", "\\~\\~\\~ tacit"],
		["\\`<img src=x>`", "\\\\`<img src=x>`"],
		["red \u001b[31m because", "red [31m because"],
		["hid\u202eden", "hidden"],
	])("stay text: %j", (words, markdown) =>
		expect(wordsAsMarkdown(words)).toBe(markdown),
	);

	it.each([
		"Sorted once more, because two machines may send the same chunk.",
		"Use `Map<string, T>` here, `a[b](c)` is code.",
		"- first, because\n- second",
		"a < b && c > d, see #123 and my_name",
	])("are left as they are where nothing is made of them: %j", (words) =>
		expect(wordsAsMarkdown(words)).toBe(words),
	);

	it("never become HTML, code blocks, pictures, headings or definitions, whatever they are", () => {
		const pieces = fc.constantFrom(
			..."<b> </b> <!-- --> ``` ` ~~~ # ## [a] (b) ![ ] [a]: http://x > - * \\ \n \n\n \t a 1. === --- &lt; tacit".split(
				" ",
			),
			"\n",
			"\n\n",
			"    ",
		);
		fc.assert(
			fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
				const types = typesIn(wordsAsMarkdown(parts.join("")));
				for (const type of ["html", "code", "image", "heading", "definition"])
					expect(types).not.toContain(type);
			}),
			{ numRuns: 2000 },
		);
	});
});

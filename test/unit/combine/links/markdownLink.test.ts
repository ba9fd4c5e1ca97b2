import fc from "fast-check";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, it } from "vitest";
import { markdownLink } from "../../../../src/combine/links/markdownLink.ts";

const parser = unified().use(remarkParse).use(remarkGfm);

/** The text of the one link that the Markdown is; `undefined` where it is anything else. */
function textOfLink(markdown: string): string | undefined {
	const [paragraph, ...more] = parser.parse(markdown).children;
	if (more.length > 0 || paragraph?.type !== "paragraph") return undefined;
	const [link, ...rest] = paragraph.children;
	if (rest.length > 0 || link?.type !== "link" || link.url !== "b.md")
		return undefined;
	return link.children.every(({ type }) => type === "text")
		? link.children
				.map((child) => ("value" in child ? child.value : ""))
				.join("")
		: undefined;
}

describe("a link to a note", () => {
	it.each([
		["Retry with `fetch`", "Retry with fetch"],
		["[x](javascript:alert) and more", "x and more"],
		["[x](javascript:alert(1)) more", "x(javascript:alert(1)) more"],
		["a ](evil.md) b", "a ](evil.md) b"],
		["<img src=x onerror=alert(1)> y", "y"],
		["a\nb\r\n# c", "a b # c"],
		["a \\] b ` c", "a ] b ` c"],
		[
			"snake_case and _this_, 1 < 2 & &copy;",
			"snake_case and this, 1 < 2 & &copy;",
		],
		["", "b.k3f9q2mx.md"],
	])("is the words of its title alone: %j", (title, text) => {
		expect(textOfLink(markdownLink(title, "b.md", "b.k3f9q2mx.md"))).toBe(text);
	});

	it("is one link whatever the title is", () => {
		const pieces = fc.constantFrom(
			...[
				"[",
				"]",
				"](x)",
				"`",
				"``",
				"\\",
				"*",
				"_",
				"<b>",
				"&lt;",
				"\n",
				" ",
			],
			...["~~", "|", "$", "!", "![", "a", "ü", "https://x.y", "\u202e", "#"],
		);
		fc.assert(
			fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
				expect(
					textOfLink(markdownLink(parts.join(""), "b.md", "b")),
				).toBeDefined();
			}),
			{ numRuns: 2000 },
		);
	});
});

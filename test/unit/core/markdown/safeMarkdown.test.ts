import fc from "fast-check";
import type { Nodes } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, it } from "vitest";
import {
	type SafeMarkdownOptions,
	safeMarkdown,
} from "../../../../src/core/markdown/safeMarkdown.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { endlessMs, processorTime } from "../../../support/processorTime.ts";
import { hostileMarkdown } from "./hostileMarkdown.ts";

const links = {
	folder: "src/auth/.tacit" as RepoPath,
	target: "file:///repository",
};
const safe = (source: string, options: SafeMarkdownOptions = { links }) =>
	safeMarkdown(source, options).trimEnd();

describe("safeMarkdown", () => {
	it("leaves ordinary Markdown as it is", () => {
		const source = `# Title

Text with _emphasis_, **weight**, ~~doubt~~ and \`code\`.

- one
- two

1. first
2. second

> quoted

\`\`\`ts
let a = "<b>";
\`\`\`

| a | b |
| - | - |
| 1 | 2 |

[a link](https://example.org/a?b=c#d)`;
		expect(safe(source).replace(/\n\n(?=- two|2\.)/g, "\n")).toBe(source);
	});

	it.each([
		["[x](command:evil)", "x"],
		["[x](COMMAND:evil)", "x"],
		["[x](<command:evil>)", "x"],
		["[x](com&#109;and:evil)", "x"],
		["[x](command&colon;evil)", "x"],
		["[x](command\\:evil)", "x"],
		["[x](%63ommand:evil)", "x"],
		["[x](%63ommand%3Aevil)", "x"],
		["[x](&#1;command:evil)", "x"],
		["[x](\u200bcommand:evil)", "x"],
		["[x](\u00a0javascript:alert)", "x"],
		["[x](java&Tab;script:alert)", "x"],
		["[x](java&NewLine;script:alert)", "x"],
		["[x](vscode://file/etc/passwd)", "x"],
		["[x](vscode-insiders:evil)", "x"],
		["[x](data:text/html,evil)", "x"],
		["[x](file:///etc/passwd)", "x"],
		["[x](//evil.example)", "x"],
		["[x](/\\evil.example)", "x"],
		["[x](\\\\evil.example)", "x"],
		["[x](https://example.org@evil.example)", "x"],
		["[x](https://)", "x"],
		["[x](ftp://example.org)", "x"],
		["[x](mailto:a@b.example?body=evil)", "x"],
		["[x](../../../../etc/passwd)", "x"],
		["[x](../../.git/config)", "x"],
		["[x](a%00b)", "x"],
		["[x](#part)", "x"],
		["[x](?q)", "x"],
		["[x](%ff)", "x"],
		["<command:evil>", "command:evil"],
		["[x][y]\n\n[y]: command:evil", "x"],
		["[y]\n\n[y]: javascript:evil 'title'", "y"],
		["![x](data:image/svg+xml,evil)", "x"],
		["![x](command:evil)", "x"],
	])("makes %s text", (source, text) => {
		expect(safe(source)).toBe(text);
	});

	it.each([
		["[x](https://example.org)", "[x](https://example.org/)"],
		[
			'[x](HTTP://Example.org/a_b(c)*d|e "title")',
			"[x](http://example.org/a_b%28c%29%2Ad%7Ce)",
		],
		["[x](https://bücher.example)", "[x](https://xn--bcher-kva.example/)"],
		[
			"[x](https://example.org/?a&copy;b)",
			"[x](https://example.org/?a%C2%A9b)",
		],
		[
			"[x](https://example.org/?a&amp;copy;b)",
			"[x](https://example.org/?a&copy%3Bb)",
		],
		["[x](mailto:ada@example.org)", "[x](mailto:ada@example.org)"],
		[
			"[x][Y]\n\n[y]: https://example.org/ 'title'",
			"[x](https://example.org/)",
		],
		[
			"[](https://example.org)",
			"[https&#x3A;//example.org/](https://example.org/)",
		],
		[
			"<https://example.org>",
			"[https&#x3A;//example.org](https://example.org/)",
		],
		["www.example.org", "[ww&#x77;.example.org](http://www.example.org/)"],
		["ada@example.org", "[ada&#x40;example.org](mailto:ada@example.org)"],
		[
			"![a picture](https://example.org/x.png)",
			"[a picture](https://example.org/x.png)",
		],
		[
			"![](media/x.png)",
			"[media/x.png](file:///repository/src/auth/.tacit/media/x.png)",
		],
		[
			"[![x](https://evil.example/x.png)](https://example.org)",
			"[x](https://example.org/)",
		],
		[
			"[x](../token.ts#L3-L5)",
			"[x](file:///repository/src/auth/token.ts#L3-L5)",
		],
		["[x](/src/a%20b.ts)", "[x](file:///repository/src/a%20b.ts)"],
		[
			"[x](other.k3f9q2mx.md)",
			"[x](file:///repository/src/auth/.tacit/other.k3f9q2mx.md)",
		],
	])("writes %s as a link that every reader sees alike", (source, text) => {
		expect(safe(source)).toBe(text);
	});

	it("has no relative links where nobody says what they mean", () => {
		expect(safe("[x](../token.ts)", {})).toBe("x");
	});

	it("asks a function what a path means", () => {
		const target = (path: string, fragment: string | undefined) =>
			path.endsWith(".ts")
				? `vscode-remote://host/${path}#${fragment}`
				: undefined;
		const options = { links: { ...links, target } };
		expect(safe("[x](../a.ts#L1) [y](../b.py)", options)).toBe(
			"[x](vscode-remote://host/src/auth/a.ts#L1) y",
		);
	});

	it("shows HTML as text, and leaves comments out", () => {
		expect(safe("<img src=x onerror=evil> a<br>b<!-- c -->")).toBe(
			"&lt;img src=x onerror=evil&gt; a\\\nb",
		);
		expect(safe("<script>\nevil\n</script>\n\n<!--\nhidden\n-->")).toBe(
			"&lt;script&gt;\nevil\n&lt;/script&gt;",
		);
	});

	it("keeps codes apart between which something was left out", () => {
		expect(safe("`` ` ``<!-- hidden -->`a`")).toBe("`` ` `` `a`");
	});

	it("resolves footnotes into text", () => {
		expect(safe("a[^1]\n\n[^1]: b")).toBe("a&#x5B;1&#x5D;\n\n&#x5B;1&#x5D;: b");
	});

	it("removes what cannot be seen, and shows it in code", () => {
		expect(safe("a\u202eb\u200bc\u2066d\ufeff \u{e0041} e\u00ade")).toBe(
			"abcd  ee",
		);
		expect(safe("`a\u202eb`")).toBe("`a‹U+202E›b`");
		expect(safe("```\na\u2066b\n```")).toBe("```\na‹U+2066›b\n```");
		expect(safe("👨‍👩‍👧 می‌خواهم a\u200db")).toBe("👨‍👩‍👧 می‌خواهم ab");
	});

	it("escapes icons where they would be shown", () => {
		const options = { themeIcons: true };
		expect(safe("$(sync) `$(sync)`", options)).toBe("\\\\$(sync) `\\$(sync)`");
		expect(safe("$(sync) `$(sync)`", {})).toBe("$(sync) `$(sync)`");
	});

	it("leaves out anchors and lowers headings on request", () => {
		const source =
			"# T\n\n##### S\n\n```ts tacit file=a.ts\nx\n```\n\n```ts other\ny\n```";
		expect(safe(source, { withoutAnchors: true, demoteHeadings: 2 })).toBe(
			"### T\n\n###### S\n\n```ts\ny\n```",
		);
		expect(safe(source, {})).toContain("```ts\nx\n```");
	});

	it.each([
		["# not a heading", "\\# not a heading"],
		["- no list", "\\- no list"],
		["```js", "&#x60;&#x60;&#x60;js"],
		[
			"[a]: https://example.org",
			"&#x5B;a&#x5D;: [https&#x3A;//example.org](https://example.org/)",
		],
		["<div> `code` *x* [y](command:evil)", "&lt;div&gt; `code` _x_ y"],
		["two\nlines", "two lines"],
		["", ""],
	])("keeps the title %j on one line", (source, text) => {
		expect(safeMarkdown(source, { isTitle: true })).toBe(text);
	});

	it("gives one line for any title", () => {
		fc.assert(
			fc.property(hostileMarkdown, (source) => {
				const title = safeMarkdown(source, { isTitle: true });
				expect(title).not.toMatch(/[\r\n]/);
			}),
			{ numRuns: 200 },
		);
	});

	it("shows what is nested too deep as its source", () => {
		const source = `${"> ".repeat(60)}deep`;
		expect(safe(source)).toContain("&gt; &gt; deep");
		expect(() => safe("> ".repeat(3000))).not.toThrow();
	});

	it("takes no longer for marks inside marks", () => {
		const nested = `${"*a ".repeat(200)}${" b*".repeat(200)}`;
		expect(processorTime(() => safe(nested))).toBeLessThan(endlessMs);
	});

	it("shows marks inside marks without end as code", () => {
		const marks = "*".repeat(6_000);
		expect(safe(`${marks}a${marks}`)).toMatch(/^(?:```|\*)/);
		expect(safeMarkdown(`${marks}a${marks}`, { isTitle: true })).not.toMatch(
			/\n/,
		);
	});

	it("refuses what is larger than a note may be", () => {
		expect(() => safe("x".repeat(300_000))).toThrow(
			expect.objectContaining({ code: "too-large" }),
		);
	});

	it("says the same when it is made safe again", () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 60 }), (source) => {
				const once = safe(source);
				expect(textOf(parser.parse(safe(once)))).toBe(
					textOf(parser.parse(once)),
				);
			}),
			{ numRuns: 200 },
		);
	});
});

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

function textOf(node: Nodes): string {
	if ("value" in node) return node.value;
	return "children" in node ? node.children.map(textOf).join("") : "";
}

const forbidden = new Set([
	"html",
	"image",
	"imageReference",
	"linkReference",
	"definition",
	"footnoteReference",
	"footnoteDefinition",
]);

/** The addresses of a tree's links, and what should not be in it. */
function found(root: Nodes): { urls: string[]; wrong: string[] } {
	const urls: string[] = [];
	const wrong: string[] = [];
	const visit = (node: Nodes): void => {
		// Remark links addresses in text, escaped or not; those links have no place in the source.
		if (node.type === "link" && node.position) urls.push(node.url);
		if (forbidden.has(node.type)) wrong.push(node.type);
		if ("children" in node) node.children.forEach(visit);
	};
	visit(root);
	return { urls, wrong };
}

const allowedUrl = /^(?:https?:\/\/|mailto:[\w.+-]+@|file:\/\/\/repository\/)/;
const hiddenCharacter = /[\u200b\u202a-\u202e\u2066-\u2069\ufeff]/;

describe("what safeMarkdown gives for the worst that there is", () => {
	it("is harmless to remark", () => {
		fc.assert(
			fc.property(hostileMarkdown, (source) => {
				const text = safe(source, { links, themeIcons: true });
				const { urls, wrong } = found(parser.parse(text));
				expect(wrong).toEqual([]);
				expect(urls.filter((url) => !allowedUrl.test(url))).toEqual([]);
				expect(text).not.toMatch(hiddenCharacter);
			}),
			{ numRuns: 500 },
		);
	});

	/** What VS Code shows Markdown with; only where it is installed. */
	const name = process.env["TACIT_MARKED"] ?? "marked";
	it("is harmless to marked, which sees the same links", async ({ skip }) => {
		const module = await import(name).catch(() => undefined);
		if (!module) return skip();
		const { marked } = module as { marked: Marked };
		fc.assert(
			fc.property(hostileMarkdown, (source) => {
				const text = safe(source, { links, themeIcons: true });
				const urls: string[] = [];
				const wrong: string[] = [];
				marked.walkTokens(marked.lexer(text), ({ type, href, raw }) => {
					if (type === "link" && href) urls.push(unescapeHtml(href));
					if (type === "image" || type === "html" || type === "def")
						wrong.push(raw);
				});
				const html = marked.parse(text);
				for (const [tag, element] of html.matchAll(/<\/?([A-Za-z][\w-]*)/g))
					if (
						!/^(?:p|h\d|[uo]l|li|em|strong|del|code|pre|a|[bh]r|blockquote|t(?:able|head|body|r|h|d)|input)$/.test(
							element ?? "",
						)
					)
						wrong.push(tag);
				// Icons are looked for in the HTML; a backslash before one keeps it text.
				const shown = html.replace(/<pre>[\s\S]*?<\/pre>/g, "");
				wrong.push(
					...(shown.match(/(?<!\\)\$\([a-z-]+(?:~[a-z]+)?\)/gi) ?? []),
				);
				expect(wrong).toEqual([]);
				expect(urls).toEqual(found(parser.parse(text)).urls.map(unescapeHtml));
			}),
			{ numRuns: 500 },
		);
	});
});

/** As much of marked as is used here. */
interface Marked {
	lexer(source: string): unknown[];
	parse(source: string): string;
	walkTokens(
		tokens: unknown[],
		visit: (token: { type: string; href?: string; raw: string }) => void,
	): void;
}

function unescapeHtml(text: string): string {
	return text
		.replace(/&#x([0-9A-F]+);/gi, (_, code) =>
			String.fromCodePoint(Number.parseInt(code, 16)),
		)
		.replace(
			/&(amp|lt|gt|quot);/g,
			(_, entity: string) =>
				({ amp: "&", lt: "<", gt: ">", quot: '"' })[entity] ?? "",
		);
}

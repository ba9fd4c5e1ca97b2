import fc from "fast-check";
import type { RepoPath } from "../../../../src/core/repoPath.ts";

/** A note as people, formatters and other tools leave it. */
export interface MessyNote {
	readonly text: string;
	readonly at: { readonly path: RepoPath; readonly noteFolder: RepoPath };
	/** Where the lines of each key of its front matter stand; offsets in UTF-16 units. */
	readonly fields: ReadonlyMap<string, { start: number; end: number }>;
}

/** Lines of one key, in every form that YAML has for it. */
const forms: Readonly<Record<string, readonly string[]>> = {
	kind: [
		"kind: why",
		"kind:   'decision'   # one of seven",
		'kind: "question"',
	],
	status: ["status: retired", "status : &s retired", "status:\tretired # old"],
	by: [
		"by: Ada Lovelace <ada@example.org>",
		"by:\n    - Ada Lovelace <ada@example.org>  # began it\n    # and then\n    - 'Grace Hopper'",
		"by:\n- &ada Ada <ada@example.org>\n- Grace",
		"by: [Ada, 'Grace Hopper <grace@example.org>']  # both",
		"by: []",
	],
	date: [
		"date: 2026-11-22",
		"date:  '2026-11-22'",
		"date: 2026-11-22 # Sunday",
	],
	tags: ["tags: [a, &t b]", "tags:\n  - a\n\n  - b", "tags: one"],
	until: [
		'until: ">=2.0 <3"',
		"until: >-\n  https://example.org\n  /x",
		"until:",
	],
	"x-shed": [
		"x-shed:   green  # unknown",
		"x-shed: { deep: [1, { a: b }] }",
		"x-shed: |\n  ---\n  not the end\n",
		"x-shed:\n  - - 1\n  - ? a\n    : b",
		'"x-shed": !!str 1',
	],
};
const comments = ["# who may touch this: anybody", "", "  # indented", "#"];

const frontMatter = fc
	.tuple(
		...Object.entries(forms).map(([key, sources]) =>
			fc.record({
				key: fc.constant(key),
				isThere: fc.boolean(),
				source: fc.constantFrom(...sources),
				comment: fc.option(fc.constantFrom(...comments), { nil: undefined }),
			}),
		),
	)
	.chain((fields) =>
		fc
			.shuffledSubarray(fields, { minLength: fields.length })
			.map((mixed) => mixed.filter(({ isThere }) => isThere)),
	);

const line = fc.constantFrom(
	"",
	"Because.  ",
	"\tindented by a tab",
	"- item\n\t- nested by a tab",
	"<details>\n<summary>More</summary>\n\ntext\n\n</details>",
	"<!-- a comment\n\nof two -->",
	"<b>bold</b> and &amp;",
	"~~~md\n---\nid: other\n---\n# no title\n```ts tacit file=x.ts\n```\n~~~",
	"> quote\n> ## no heading of ours",
	"| a | b |\n|---|---|\n| 1 | 2 |",
	"***",
	"[a]: https://example.org 'title'",
	"größe 林 \u00a0 \u2028 x",
	"text\\",
	"[^1]: foot\n\n    more",
);
const paragraphs = fc
	.array(line, { maxLength: 4 })
	.map((lines) => lines.join("\n\n"));
const section = fc
	.tuple(
		fc.constantFrom("## Rejected", "### Like ###", "Under\n---"),
		paragraphs,
	)
	.map((parts) => parts.join("\n\n"));
const anchor = fc.constantFrom(
	"```ts tacit file=token.ts lines=1-2 colour=red\n\tlet a;\n``\n```",
	"~~~~ py  tacit  file=b.py\n~~~~",
	"````text tacit file=. who=me\n```\n````",
);
const reply = fc
	.tuple(
		fc.constantFrom(
			"### Ada <ada@example.org>, 2026-11-23",
			"###  Grace \\*H\\*,   2026-11-24  ##",
		),
		fc.constantFrom("Why?", "\tcode", "<i>so</i>\n\n- a\n- b", ""),
	)
	.map((parts) => parts.join("\n\n"));

/** Well-formed, and as messy as that allows. */
export const messyNote: fc.Arbitrary<MessyNote> = fc
	.record({
		mark: fc.constantFrom("", "", "\ufeff"),
		eol: fc.constantFrom("\n", "\r\n"),
		fields: frontMatter,
		title: fc.constantFrom(
			"# Title",
			"#\tTitle\t#  ",
			"Two\nlines\n===",
			"# `a` <b>",
		),
		lead: paragraphs,
		sections: fc.array(section, { maxLength: 2 }),
		anchors: fc.array(anchor, { minLength: 1, maxLength: 2 }),
		below: paragraphs,
		replies: fc.array(reply, { maxLength: 2 }),
		gap: fc.constantFrom("\n\n", "\n\n", "\n \n", "\n\n\n"),
		end: fc.constantFrom("", "\n", "\n\n", "  \n"),
	})
	.map((parts) => {
		const { mark, eol, fields, title, lead, sections, anchors } = parts;
		const { below, replies, gap, end } = parts;
		const withEol = (text: string) => text.replaceAll("\n", eol);
		let text = withEol(`${mark}---\nid: k3f9q2mx # ours\n`);
		const places = new Map<string, { start: number; end: number }>();
		let former = "";
		for (const { key, source, comment } of fields) {
			// To a block of text all that is indented below it belongs, and what is blank.
			const isPart = /: [|>]/.test(former) && !comment?.startsWith("#");
			if (comment !== undefined && !isPart) text += withEol(`${comment}\n`);
			former = source;
			const start = text.length;
			text += withEol(`${source}\n`);
			places.set(key, { start, end: text.length });
		}
		const discussion = replies.length > 0 ? ["## Discussion", ...replies] : [];
		const body = [title, lead, ...sections, ...anchors, below, ...discussion];
		text += withEol(`---\n\n${body.filter(Boolean).join(gap)}${end}`);
		return {
			text,
			at: {
				path: "src/.tacit/words.k3f9q2mx.md" as RepoPath,
				noteFolder: "src" as RepoPath,
			},
			fields: places,
		};
	});

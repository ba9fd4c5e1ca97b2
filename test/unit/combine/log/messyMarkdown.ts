import fc from "fast-check";

/** Markdown as nobody should write it: pieces that begin, end or look like something, in any order. */
export const messyMarkdown: fc.Arbitrary<string> = fc
	.array(
		fc.oneof(
			fc.constantFrom(
				"<!-- /tacit -->",
				"<!-- tacit aaaaaaaa 12345678 -->",
				"<!--",
				"-->",
				"```",
				"~~~",
				"# Heading",
				"===",
				"---",
				"- item",
				"> quote",
				"1. one",
				"[a]: http://example.org",
				'[a](<b> "c")',
				"**bold* _x",
				"`code",
				"<div>",
				'<a id="bbbbbbbb"></a>',
				"| a | b |\n|---|---|",
				"&lt;!-- /tacit --&gt;",
				"\\",
				"$&",
				"",
				"\t",
			),
			fc.string({ maxLength: 12 }),
		),
		{ maxLength: 8 },
	)
	.map((pieces) => pieces.join("\n"));

/** Files with links between them, by path. All are committed. */
export const linkedFiles: ReadonlyMap<string, string> = new Map([
	["src/token.ts", "export const a = 1;\nexport const b = 2;\n"],
	["lib/queue.ts", "export const c = 3;\n"],
	[
		"src/.tacit/who-renews.asked001.md",
		note("asked001", "Who *renews* the token?", {
			kind: "question",
			fields: ["date: 2026-01-01"],
			by: "Edsger Dijkstra",
		}),
	],
	[
		"src/.tacit/early.dec1ded1.md",
		note("dec1ded1", "Refresh tokens before they expire", {
			kind: "decision",
			fields: ["status: accepted", "date: 2026-02-01", "from: [asked001]"],
			by: "Ada Lovelace",
			prose:
				"The body cannot be replayed. See [why](../../lib/.tacit/lease.rease001.md) and [code](../token.ts).",
		}),
	],
	[
		"src/.tacit/later.newer001.md",
		note("newer001", "Refresh them a minute before", {
			kind: "decision",
			fields: [
				"date: 2026-03-01",
				"supersedes:",
				"  - dec1ded1 # the first one",
			],
			by: "Grace Hopper",
		}),
	],
	[
		"lib/.tacit/lease.rease001.md",
		note("rease001", "Leases \\] are `renewed` <b>](x)</b>", {
			file: "queue.ts",
			prose: [
				"As for tokens: [early](../../src/.tacit/early.dec1ded1.md#title).",
				"",
				"Out: [out](../../../../outside.dec1ded1.md). Gone: [gone](gone.zzzzzzzz.md).",
			].join("\n"),
		}),
	],
	[
		"lib/.tacit/dead.deadw001.md",
		note("deadw001", "Two that lead nowhere", {
			file: "queue.ts",
			prose: [
				"One: [early](early.dec1ded1.md#part).",
				"Two: [lease](../.tacit/old.rease001.md 'Title').",
				"Alive: [record](../../docs/adr/0001-use-tokens.md).",
			].join("\n"),
		}),
	],
	[
		"docs/adr/0001-use-tokens.md",
		"# 1. Use tokens\n\nAs [decided](../../src/.tacit/early.dec1ded1.md).\n\n## Status\n\nAccepted\n",
	],
	[
		"README.md",
		"# Not a note\n\n[early](src/.tacit/early.dec1ded1.md), [record](docs/adr/0001-use-tokens.md)\n",
	],
]);

/** A private one, which is in no commit. */
export const draft = {
	path: ".git/tacit/drafts/src/mine.draft001.md",
	text: "---\nid: draft001\nkind: why\n---\n\n# Mine\n\nSee [early](early.dec1ded1.md).\n\n```ts tacit file=token.ts\n```\n",
};

function note(
	id: string,
	title: string,
	more: {
		readonly kind?: string;
		readonly fields?: readonly string[];
		readonly by?: string;
		readonly prose?: string;
		readonly file?: string;
	},
): string {
	return [
		"---",
		`id: ${id}`,
		`kind: ${more.kind ?? "why"}`,
		...(more.by === undefined ? [] : [`by: ${more.by} <them@example.org>`]),
		...(more.fields ?? []),
		"---",
		"",
		`# ${title}`,
		"",
		...(more.prose === undefined ? [] : [more.prose, ""]),
		`\`\`\`ts tacit file=${more.file ?? "token.ts"}`,
		"```",
		"",
	].join("\n");
}

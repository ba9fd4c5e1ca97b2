import { describe, expect, it } from "vitest";
import { linkFindings } from "../../../../src/core/markdown/linkFindings.ts";
import { english } from "../../../../src/core/message.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";

const place = (path: string, noteFolder: string) => ({
	path: path as RepoPath,
	noteFolder: noteFolder as RepoPath,
});
const published = place("src/.tacit/a.k3f9q2mx.md", "src");

const found = (text: string, at = published) =>
	linkFindings(text, at).map(
		({ lines, found }) => `${lines.start} ${english(found)}`,
	);

describe("the links of a note", () => {
	it.each([
		"[up](../../../passwd)",
		"![picture](../../../a.png)",
		"[up]: ../../../../etc/passwd",
		"[up](..%2f../%2E./x)",
		"[up](&period;./../../x)",
		"[up](\\.\\./../../x)",
		"[up](<../../../a b.md#part>)",
		"> - [*up*](/../x)",
	])("are found where they leave the repository: %s", (link) => {
		expect(found(`---\nid: k3f9q2mx\n---\n\n# Title\n\n${link}\n`)).toEqual([
			expect.stringMatching(/^7 /),
		]);
	});

	it.each([
		"[a file](../token.ts), [the root](../../README.md), [a note](b.abcdefgh.md)",
		"[from the root](/docs/x.md), [the web](https://example.org/../../../x)",
		"`[code](../../../x)`, ../../../x",
		"```ts tacit file=../../../x\n[code](../../../x)\n```",
		"[mail](mailto:ada@example.org), [here](#part), [dots](../a...b.md)",
	])("are left alone where they do not: %s", (text) => {
		expect(found(text)).toEqual([]);
	});

	it("of a draft are meant from where it will be published", () => {
		const draft = place("src/a.k3f9q2mx.md", "src");
		expect(found("[root](../../README.md)", draft)).toEqual([]);
		expect(found("[up](../../../x)", draft)).toEqual(["1 ../../../x"]);
	});
});

import { describe, expect, it } from "vitest";
import { namedIds } from "../../../../src/combine/links/namedIds.ts";

describe("the ids in a note's front matter", () => {
	it("are told with where they stand, in lists of either form", () => {
		const text = [
			"---",
			"id: k3f9q2mx",
			"kind: why # not abcdefgh",
			"supersedes: [abcdefgh, 'a2345678']",
			"from:",
			"  - 2026-01-01-abcdefgh",
			"  - m7wq4kzn # abcdefgh",
			"tags: [abcdefgh]",
			"---",
			"relates: abcdefgh",
		];
		for (const eol of ["\n", "\r\n"])
			expect(
				namedIds(text.join(eol)).map(
					({ key, id, line, start, end }) =>
						`${key} ${id} ${text[line - 1]?.slice(start, end)}`,
				),
			).toEqual([
				"id k3f9q2mx k3f9q2mx",
				"supersedes abcdefgh abcdefgh",
				"supersedes a2345678 a2345678",
				"from m7wq4kzn m7wq4kzn",
			]);
	});

	it("are none without front matter", () => {
		expect(namedIds("# T\nid: k3f9q2mx\n")).toEqual([]);
		expect(namedIds("")).toEqual([]);
	});
});

import { describe, expect, it } from "vitest";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { mentionIn } from "../../../../src/externalize/found/records.ts";

const record = "docs/adr/0007-refresh-early.md" as RepoPath;
const token = "src/auth/token.ts" as RepoPath;
const mention = (text: string, path: RepoPath = token) =>
	mentionIn(record, text, path);

describe("what a record says of a file", () => {
	const text = `# 7. Refresh tokens early

## Context

Uploads are long.

## Decision

- Others are left alone.
- We refresh in \`src/auth/token.ts\` a minute before,
  because a body cannot be replayed.
- The queue stays.
`;

	it("is the entry or paragraph that names it, under the record's title", () => {
		expect(mention(text)).toEqual({
			path: record,
			line: 10,
			title: "7. Refresh tokens early",
			paragraph:
				"We refresh in `src/auth/token.ts` a minute before, because a body cannot be replayed.",
			certainty: 1,
		});
	});

	it("is surer by the whole path than by its end or its name", () => {
		const certainty = (name: string) =>
			mention(`Of ${name}, since.`)?.certainty;
		expect(certainty("src/auth/token.ts")).toBe(1);
		expect(certainty("auth/token.ts")).toBe(0.9);
		expect(certainty("token.ts")).toBe(0.7);
		expect(certainty("token")).toBeUndefined();
	});

	it("is nothing where a longer name only holds its own, or a name that many files bear", () => {
		expect(
			mention("Of src/auth/token.ts.bak and my-token.ts."),
		).toBeUndefined();
		expect(mention("See xsrc/auth/token.ts2.")).toBeUndefined();
		expect(
			mention("Of index.ts.", "src/auth/index.ts" as RepoPath),
		).toBeUndefined();
	});

	it("has the end of a sentence, a bracket or a line number after the name", () => {
		for (const end of [".", ")", ":12", ",", "`", ""])
			expect(mention(`Look at token.ts${end}`)?.certainty, end).toBe(0.7);
	});

	it("is known by the record's own name where it has no heading", () => {
		expect(mention("token.ts is first.")?.title).toBe("0007-refresh-early.md");
	});
});

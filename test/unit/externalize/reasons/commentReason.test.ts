import { describe, expect, it } from "vitest";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { commentReason } from "../../../../src/externalize/reasons/commentReason.ts";
import { commentsIn } from "../../../../src/externalize/reasons/commentsIn.ts";

function reasonOf(code: string) {
	const [comment] = commentsIn(code, "a.ts" as RepoPath);
	return comment && commentReason(comment)?.text;
}

describe("the reason that a comment gives", () => {
	it("is its strongest sentence", () => {
		expect(
			reasonOf(
				"// Sorts. It seems slow. Kept, because we would lose events on a crash.",
			),
		).toBe("Kept, because we would lose events on a crash.");
	});

	it.each([
		["a licence", "/* Copyright 2020 Ada. Given as is, because we care. */"],
		["code out of use", "// const a = because(b);\n// call(a);"],
		["a directive", "// eslint-disable-next-line no-console"],
	])("is none in %s", (_, code) => {
		expect(reasonOf(code)).toBeUndefined();
	});

	it("passes over the lines that speak to tools", () => {
		expect(
			reasonOf(
				"// Cast, because the types lag behind.\n// @ts-expect-error because",
			),
		).toBe("Cast, because the types lag behind.");
	});
});

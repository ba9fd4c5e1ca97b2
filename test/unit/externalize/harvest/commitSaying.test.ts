import { describe, expect, it } from "vitest";
import { commitSaying } from "../../../../src/externalize/harvest/commitSaying.ts";

const ada = { name: "Ada Lovelace", email: "ada@example.org" };
const said = (message: string, author = ada) => {
	const saying = commitSaying({ author, message });
	return saying && [saying.kind, saying.text];
};

describe("what a commit says", () => {
	it("is the sentence that gives the reason, without what only tells what was done", () => {
		expect(
			said(
				"Sort chunks again\n\nThe list is sorted after it is read. We sort it because two machines may send the same chunk.",
			),
		).toEqual([
			"why",
			"We sort it because two machines may send the same chunk.",
		]);
	});

	it("is a workaround where it says so", () => {
		expect(
			said(
				"Wait before asking\n\nThis works around a server that bans whoever asks sooner, because it counts requests.",
			)?.[0],
		).toBe("workaround");
	});

	it("is a decision where Lore's trailers tell what was rejected, and a warning where they direct", () => {
		expect(
			said(
				"Refresh early\n\nTokens are refreshed a minute early.\n\nConstraint: the body cannot be replayed\nRejected: retry on 401 | doubles the load when it is slow\nConfidence: high",
			),
		).toEqual([
			"decision",
			"the body cannot be replayed\n\n## Rejected\n\n- retry on 401: doubles the load when it is slow",
		]);
		expect(
			said(
				"Refresh early\n\nDirective: never call this twice for a token",
			)?.[0],
		).toBe("gotcha");
	});

	it("stays text, whatever is in it", () => {
		expect(
			said(
				"Sort\n\nSorted \u001b[31m red because a < b and [it](command:evil) must never be sent twice to the archive.",
			)?.[1],
		).toBe(
			"Sorted [31m red because a < b and [it]\\(command:evil) must never be sent twice to the archive.",
		);
	});

	it("is nothing where robots wrote it, or brought theirs in, and nothing of housekeeping or without a reason", () => {
		const reason =
			"\n\nThis is needed because the old version loses uploads at night.";
		for (const message of [
			"Add a queue",
			"Sort chunks\n\nChunks are sorted now.",
			`Reformat the queue${reason}`,
			`Merge pull request #7 from dependabot/npm/left-pad-2${reason}`,
			`Bump left-pad from 1.3.0 to 1.3.1${reason}`,
			`Merge branch 'main' into topic${reason}`,
		])
			expect([message, said(message)]).toEqual([message, undefined]);
		for (const name of ["dependabot[bot]", "renovate", "github-actions"])
			expect(
				said(`Pin the archive${reason}`, { name, email: "a@example.org" }),
			).toBeUndefined();
	});
});

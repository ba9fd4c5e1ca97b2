import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCommitText } from "../../../../src/externalize/reasons/commitText.ts";

function lines(...text: readonly string[]): string {
	return text.join("\n");
}

describe("reading a commit message", () => {
	it("tells subject, prose, items and trailers apart, and finds the reason", () => {
		const message = lines(
			"fix(upload): retry once (#412)",
			"",
			"The gateway drops the first request after a restart,",
			"because its pool is cold.",
			"",
			"- wait a second",
			"- log the first",
			"  failure only",
			"",
			"    $ curl -v example.org",
			"",
			"Fixes #398 and acme/gateway#7.",
			"",
			"Co-authored-by: Grace Hopper <grace@example.org>",
			"Signed-off-by: Ada Lovelace",
			" <ada@example.org>",
		);
		expect(readCommitText(message)).toMatchObject({
			subject: "fix(upload): retry once (#412)",
			prose:
				"The gateway drops the first request after a restart,\nbecause its pool is cold.\n\nFixes #398 and acme/gateway#7.",
			items: ["wait a second", "log the first failure only"],
			trailers: [
				{ key: "Co-authored-by", value: "Grace Hopper <grace@example.org>" },
				{ key: "Signed-off-by", value: "Ada Lovelace <ada@example.org>" },
			],
			references: [
				{ id: "412", isClosed: false },
				{ id: "398", isClosed: true },
				{ id: "7", repository: "acme/gateway", isClosed: true },
			],
			pullRequest: { number: 412, title: "fix(upload): retry once" },
			reverts: [],
			saysNothing: false,
			reason: {
				text: "The gateway drops the first request after a restart, because its pool is cold.",
				setting: "message",
			},
		});
	});

	it("takes a paragraph of trailers anywhere out of the prose, but git's rule for the trailers", () => {
		const text = readCommitText(
			"Squash\n\n* one\n\nSigned-off-by: A <a@b.c>\n\n* two\n\nReviewed-by: C <c@d.e>",
		);
		expect(text.prose).toBe("");
		expect(text.trailers).toEqual([{ key: "Reviewed-by", value: "C <c@d.e>" }]);
	});

	it.each([
		["Title\nKey: value", []],
		["Title\n\nNote: this\nis prose", []],
		["Title\n\nKey: value\nOther : more", ["Key", "Other"]],
		["Title\n\nprose\nmore\nSigned-off-by: A <a@b.c>", ["Signed-off-by"]],
		["Title\n\na\nb\nc\nd\nSigned-off-by: A <a@b.c>", []],
		["Title\n\nA: b\n\nC: d\n\n", ["C"]],
	])("reads the trailers of %j as git does", (message, keys) => {
		expect(readCommitText(message).trailers.map(({ key }) => key)).toEqual(
			keys,
		);
	});

	it("finds the reason in a Lore trailer", () => {
		const message =
			"Retry uploads\n\nRejected: a queue | it would lose the order on a crash\nConfidence: high";
		expect(readCommitText(message).reason?.text).toBe(
			"a queue | it would lose the order on a crash",
		);
	});

	it.each([
		[
			"Merge pull request #12 from ada/branch\n\nRetry uploads\n\nMore.",
			{ number: 12, title: "Retry uploads" },
		],
		[
			"Retry uploads (fixes #3) (#12)",
			{ number: 12, title: "Retry uploads (fixes #3)" },
		],
		[
			"Merge branch 'a' into 'main'\n\nRetry uploads\n\nSee merge request acme/app!12",
			{ number: 12, title: "Retry uploads" },
		],
		[
			"Merged in branch (pull request #12)\n\nRetry uploads",
			{ number: 12, title: "Retry uploads" },
		],
		[
			"Merge pull request #12 in APP/app from a to master\n\nPull request #12: Retry uploads",
			{ number: 12, title: "Retry uploads" },
		],
		["Merged PR 12: Retry uploads", { number: 12, title: "Retry uploads" }],
		["Merge branch 'main' into a", undefined],
		["Fix #12", undefined],
	])("knows the request of %j", (message, request) => {
		expect(readCommitText(message).pullRequest).toEqual(request);
	});

	it.each([
		["See #1, GH-2 and !3", ["1", "2", "3"]],
		["APP-12: utf UTF-8 and CVE-2020-1", ["APP-12"]],
		["https://github.com/acme/app/issues/5#issuecomment-1", ["5"]],
		["https://gitlab.com/a/b/c/-/merge_requests/6", ["6"]],
		["https://acme.atlassian.net/browse/APP-7 APP-7", ["APP-7"]],
		["color: #123456789a; a#b; C#5", []],
		["#1 and #1", ["1"]],
	])("finds in %j the references %j", (message, ids) => {
		expect(readCommitText(message).references.map(({ id }) => id)).toEqual(ids);
	});

	it("knows which references are settled", () => {
		const message = "a\n\nCloses #1, #2 and acme/b#3. See #4.";
		expect(
			readCommitText(message).references.map(({ isClosed }) => isClosed),
		).toEqual([true, true, true, false]);
	});

	it("knows what a commit takes back, and finds no reason in the title of that", () => {
		const hash = "0123456789abcdef0123456789abcdef01234567";
		const text = readCommitText(
			`Revert "Wait, to avoid a crash"\n\nThis reverts commit ${hash}.`,
		);
		expect(text.reverts).toEqual([hash]);
		expect(text.prose).toBe("");
		expect(text.reason).toBeUndefined();
		expect(
			readCommitText(`Revert "a"\n\nThis reverts commits ${hash} and abcdef1.`)
				.reverts,
		).toEqual([hash, "abcdef1"]);
	});

	it.each([
		"fix",
		"wip",
		"Fix typo.",
		"chore: lint",
		"Merge branch 'main' into feature",
		"Merge pull request #1 from a/b",
		"Bump left-pad from 1.0.0 to 1.0.1\n\nBumps [left-pad](https://example.org) because of a bug.",
		"v1.2.3",
		"release: v2.0.0-beta.1",
		"chore(deps): update dependency vite to v5",
		"fixup! Retry uploads",
		"",
	])("says that nothing can be learned from %j", (message) => {
		expect(readCommitText(message)).toMatchObject({
			saysNothing: true,
			reason: undefined,
		});
	});

	it.each([
		"Retry uploads once",
		"fix\n\nThe gateway drops the first request.",
		"Merge pull request #1 from a/b\n\nRetry uploads",
		"Update the parser to skip comments",
	])("says that something can be learned from %j", (message) => {
		expect(readCommitText(message).saysNothing).toBe(false);
	});

	it("leaves quoted code, diffs, statistics, forms and marks of tools out of the prose", () => {
		const message = lines(
			"Retry",
			"",
			"Before.",
			"",
			"```sh",
			"none",
			"",
			"none",
			"```",
			"",
			"> quoted",
			"diff --git a/b b/b",
			" a.ts | 2 +-",
			" 1 file changed, 1 insertion(+)",
			"",
			"## Before you submit",
			"- [x] done as",
			"  asked",
			"",
			"Change-Id: I0123",
			"(cherry picked from commit 0123456)",
			"",
			"Behind.",
		);
		expect(readCommitText(message)).toMatchObject({
			prose: "Before.\n\nBehind.",
			items: [],
		});
	});

	it("takes any text", () => {
		const pieces = fc.constantFrom(
			..."\n \n\n a: Key: #1 (#1) - * ``` Signed-off-by: Merge Revert \r\n > | because".split(
				" ",
			),
		);
		fc.assert(
			fc.property(
				fc.array(fc.oneof(pieces, fc.string())).map((parts) => parts.join(" ")),
				(message) => {
					const text = readCommitText(message);
					expect(text.subject).not.toMatch(/\n/);
					for (const item of text.items) expect(item).not.toMatch(/\n/);
					for (const { key } of text.trailers) expect(key).toMatch(/^[\w-]+$/);
				},
			),
			{ numRuns: 1000 },
		);
	});

	it("answers for long and mean messages", () => {
		for (const piece of [
			" ",
			"a/",
			"a\n ",
			"- a\n",
			"This reverts commit abcdef1 and ",
			"Closes #1, ",
			"https://a/",
			"merge a/",
			"A: b\n",
			"(#",
			"`",
			"x",
		]) {
			const text = piece.repeat(100_000);
			expect(readCommitText(text, 2).reason).toBeUndefined();
			expect(readCommitText(`a\n\n${text}`, 2).subject).toBe("a");
		}
	});
});

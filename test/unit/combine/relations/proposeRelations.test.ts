import { describe, expect, it } from "vitest";
import type { Knowledge } from "../../../../src/combine/relations/knowledge.ts";
import { pairKey } from "../../../../src/combine/relations/proposal.ts";
import { proposeRelations } from "../../../../src/combine/relations/proposeRelations.ts";
import { atOnce } from "../../../../src/core/pacer.ts";
import { decision, others } from "./knowledge.ts";

const proposals = (
	texts: readonly Knowledge[],
	apart: ReadonlySet<string> = new Set(),
) => atOnce(proposeRelations([...others, ...texts], apart));
const kinds = (texts: readonly Knowledge[]) =>
	proposals(texts).map(({ kind, one, other }) => [kind, one, other]);

const refresh = decision("k1111111", "Refresh tokens before they expire", {
	text: "A 401 in the middle of an upload loses the upload.",
});
const renew = decision("k2222222", "Renew the auth token ahead of its expiry", {
	text: "Uploads were lost when a token expired halfway: the server answers 401.",
});

describe("Two texts that say much the same", () => {
	it("are put side by side though they are worded differently, with the words that both have", () => {
		const [first, ...rest] = proposals([refresh, renew]);
		expect(rest).toEqual([]);
		expect(first).toMatchObject({
			...{ kind: "alike", one: "k1111111", other: "k2222222" },
		});
		expect(first?.likeness).toBeGreaterThan(0.35);
		const [words] = first?.evidence ?? [];
		expect(words?.type === "words" && words.words).toContainEqual({
			one: "tokens",
			other: "token",
		});
	});

	it("are not, once somebody said that they are not to be", () => {
		const apart = new Set([pairKey("k2222222", "k1111111")]);
		expect(proposals([refresh, renew], apart)).toEqual([]);
	});

	it("are not where one names the other, or one is superseded", () => {
		const linked = { ...renew, linked: new Set(["k1111111"]) };
		expect(kinds([refresh, linked])).toEqual([]);
		const over = { ...renew, isLive: false, isInForce: false };
		expect(kinds([refresh, over])).toEqual([]);
	});

	it("are not where they share a word or two", () => {
		const other = decision("k3333333", "Tokens are opaque to clients", {
			text: "Nobody may read claims from them.",
		});
		expect(kinds([refresh, other])).toEqual([]);
	});
});

describe("Two decisions that contradict each other", () => {
	const queue = decision("k4444444", "Use PostgreSQL for the job queue", {
		text: "One database less to run.",
		rejected: [{ title: "Redis streams", reason: "lost jobs on failover" }],
	});
	const redis = decision("k5555555", "Use Redis streams for the job queue", {
		text: "PostgreSQL was too slow for polling.",
	});

	it("are told with what the one turned down and the other took", () => {
		expect(proposals([queue, redis])).toEqual([
			expect.objectContaining({
				...{ kind: "rejects", one: "k4444444", other: "k5555555" },
				evidence: expect.arrayContaining([
					{
						type: "rejected",
						option: "Redis streams",
						reason: "lost jobs on failover",
						taken: "Use Redis streams for the job queue",
					},
				]),
			}),
		]);
	});

	it("are none where the other turns it down, too", () => {
		for (const title of [
			"Do not use Redis streams for the job queue",
			"Use PostgreSQL instead of Redis streams",
			"Replace Redis streams with PostgreSQL",
		])
			expect(
				kinds([queue, { ...redis, title }]).filter(
					([kind]) => kind === "rejects",
				),
			).toEqual([]);
	});

	it("are none where only one of them holds, or they are about other things", () => {
		expect(
			kinds([queue, { ...redis, isInForce: false }]).filter(
				([kind]) => kind === "rejects",
			),
		).toEqual([]);
		const elsewhere = decision("k6666666", "Redis streams feed the dashboard");
		expect(kinds([{ ...queue, title: "Poll", text: "" }, elsewhere])).toEqual(
			[],
		);
	});
});

describe("Two decisions that hold on the same code", () => {
	const one = decision("k7777777", "Sort before merging", { at: [10, 20] });
	const other = decision("k8888888", "Batches of fifty", { at: [18, 30] });

	it("are put side by side with the lines that both are about", () => {
		expect(proposals([one, other])).toEqual([
			{
				...{ kind: "same-code", one: "k7777777", other: "k8888888" },
				likeness: 0,
				evidence: [
					{
						type: "code",
						path: "src/queue.ts",
						symbol: undefined,
						lines: { start: 18, end: 20 },
					},
				],
			},
		]);
	});

	it("are not where they are about other lines of one file, or one of them is only proposed", () => {
		const below = decision("k8888888", "Batches of fifty", { at: [21, 30] });
		expect(kinds([one, below])).toEqual([]);
		expect(kinds([one, { ...other, isInForce: false }])).toEqual([]);
	});
});

describe("What is proposed", () => {
	it("is the same in any order of the texts", () => {
		const texts = [refresh, renew];
		expect(kinds(texts.toReversed())).toEqual(kinds(texts));
	});

	it("is nothing for no text, and for texts that say nothing", () => {
		expect(atOnce(proposeRelations([], new Set()))).toEqual([]);
		expect(
			kinds([decision("k9999999", "…"), decision("ka999999", "The")]),
		).toEqual([]);
	});
});

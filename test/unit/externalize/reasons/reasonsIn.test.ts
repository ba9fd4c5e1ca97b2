import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reasonSigns } from "../../../../src/externalize/reasons/reasonSigns.ts";
import {
	bestReasonIn,
	reasonsIn,
} from "../../../../src/externalize/reasons/reasonsIn.ts";
import { sentencesIn } from "../../../../src/externalize/reasons/sentencesIn.ts";

describe("finding the sentences that give a reason", () => {
	it.each([
		"Sorted here because the index expects it.",
		"The copy is kept so that readers never block.",
		"Since the socket may be closed by then, we look again.",
		"Sleep first, otherwise the gateway drops the request.",
		"Truncated to avoid a crash on old servers.",
		"We can't use the cache here: it is not thread safe, so it would corrupt entries.",
		"Works around a bug in Safari 15 that loses the event.",
		"Unlike the other branch, this must not hold the lock, or we deadlock.",
		"For backwards compatibility the old name is still read.",
		"It turns out that the driver ignores this flag on Windows.",
		"No need to check again: the parser has already rejected those.",
	])("calls it one: %s", (sentence) => {
		expect(reasonsIn(sentence, "comment")).toMatchObject([{ text: sentence }]);
	});

	it.each([
		"Returns the number of entries.",
		"Opens the file and reads its header.",
		"The maximum length of a line.",
		"Added since version 2.1.",
		"Loop over all entries.",
		"Creates a new list with the given size.",
		"See the documentation for details.",
		"Test that two users get two entries.",
		"Defaults to 30.",
	])("calls it none: %s", (sentence) => {
		expect(reasonsIn(sentence, "comment")).toEqual([]);
	});

	it("leaves the sentences around it out, and says where it stands", () => {
		const text =
			"Reads the header.\nIt is read twice, because the first\nread may be torn. Then it is closed.";
		expect(bestReasonIn(text, "comment")).toMatchObject({
			text: "It is read twice, because the first read may be torn.",
			lines: { start: 2, end: 3 },
			setting: "comment",
		});
	});

	it("expects more of what is written for callers, and of a subject", () => {
		const sentence = "Needs the lock to keep the order.";
		const [comment] = reasonsIn(sentence, "comment", 0);
		const [doc] = reasonsIn(sentence, "doc", 0);
		const [message] = reasonsIn(sentence, "message", 0);
		const [subject] = reasonsIn(sentence, "subject", 0);
		expect(doc?.strength).toBeLessThan(comment?.strength ?? 0);
		expect(subject?.strength).toBeLessThan(message?.strength ?? 0);
	});

	it("gives weaker ones to whoever asks for them", () => {
		const text = "Opens the file. It may be slow.";
		expect(reasonsIn(text, "comment")).toEqual([]);
		expect(reasonsIn(text, "comment", 0)).toHaveLength(2);
	});

	it("gives strengths from 0 to 1 and lines within the text, whatever the text", () => {
		const words = fc.constantFrom(
			..."because so that - * 1. ``` \n \n\n @param <p> </pre> {@code x} to avoid . ! # e.g. TODO".split(
				" ",
			),
			"\n\n    ",
		);
		const text = fc
			.array(fc.oneof(words, fc.string()))
			.map((parts) => parts.join(" "));
		fc.assert(
			fc.property(text, (source) => {
				const count = source.split("\n").length;
				for (const { strength, lines, text } of reasonsIn(
					source,
					"comment",
					0,
				)) {
					expect(strength).toBeGreaterThanOrEqual(0);
					expect(strength).toBeLessThanOrEqual(1);
					expect(lines.start).toBeGreaterThanOrEqual(1);
					expect(lines.end).toBeGreaterThanOrEqual(lines.start);
					expect(lines.end).toBeLessThanOrEqual(count);
					expect(text).not.toMatch(/\n/);
				}
			}),
			{ numRuns: 1000 },
		);
	});

	it("has no sign that a text fits in many ways: what is repeated in what is repeated is parted by a space", () => {
		for (const { pattern } of reasonSigns)
			for (const [, group = ""] of pattern.source.matchAll(
				/\((?:\?:)?([^()]*(?:[+*?]|\})[^()]*)\)(?:[+*]|\{)/g,
			))
				expect(group).toMatch(/^ \\S\+$|^\\S\+ $/);
	});

	it("answers for long and mean text", () => {
		const long = "x".repeat(700);
		for (const piece of [
			..."as_we_ fix_ ,_to_ since_the_ <a_ {@a_ a._ -_\n to_avoid_ # ( , || x".split(
				" ",
			),
			`${long} a b c d e f g h `,
			`see ${long} `,
			`| ${"-".repeat(40)} |`,
		]) {
			const text = piece.replaceAll("_", " ").repeat(100_000 / piece.length);
			expect(reasonsIn(text, "message", 2)).toEqual([]);
		}
	});
});

describe("cutting prose into sentences", () => {
	it.each([
		["one line. Another\none. Third", ["one line.", "Another one.", "Third"]],
		[
			"- an item\n- another\n  that goes on",
			["an item", "another that goes on"],
		],
		["Uses e.g. a queue. Stops.", ["Uses e.g. a queue.", "Stops."]],
		["Before:\n\n    code();\n\nBehind.", ["Before:", "Behind."]],
		["Before.\n```\ncode();\n```\nBehind.", ["Before.", "Behind."]],
		["<p>Uses {@link Foo#bar} <b>now</b>.", ["Uses Foo#bar now ."]],
		["@param a the one\n@return the other", ["a the one", "the other"]],
		["", []],
	])("cuts %j", (text, sentences) => {
		expect(sentencesIn(text).map((sentence) => sentence.text)).toEqual(
			sentences,
		);
	});
});

describe("a text of one long word and a double space", () => {
	it("is read in time that grows with its length alone", () => {
		const hostile = `${"a".repeat(580)}  b`;
		const started = performance.now();
		expect(reasonsIn(hostile, "message")).toEqual([]);
		expect(performance.now() - started).toBeLessThan(5000);
	});
});

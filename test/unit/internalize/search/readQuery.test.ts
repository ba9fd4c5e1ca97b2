import { describe, expect, it } from "vitest";
import {
	hasPhrase,
	readQuery,
} from "../../../../src/internalize/search/readQuery.ts";

const texts = (typed: string, isTyping = false) =>
	readQuery(typed, isTyping).words.map(({ text }) => text);

describe("what somebody types", () => {
	it("is taken apart into words, words in a row, and filters", () => {
		const query = readQuery(
			'kind:why,decision "read only" by:"Ada Lovelace" Größe tag:x',
			false,
		);
		expect(query.filters).toEqual([
			{ key: "kind", values: ["why", "decision"] },
			{ key: "by", values: ["ada lovelace"] },
			{ key: "tag", values: ["x"] },
		]);
		expect(query.phrases).toEqual([["read", "only"]]);
		expect(query.words.map(({ text }) => text)).toEqual([
			...["read", "only", "grosse"],
		]);
	});

	it("is words where it only looks like a filter", () => {
		expect(texts("see http://example.org at 12:30 foo:bar")).toEqual([
			...["see", "http", "example", "org", "at", "12", "30", "foo", "bar"],
		]);
		expect(readQuery("kindness:x unkind:y", false).filters).toEqual([]);
		expect(readQuery("src/path:12 ", false).filters).toEqual([]);
	});

	it("asks for nothing more while a filter has no value yet", () => {
		expect(readQuery("limit kind:", true)).toMatchObject({
			filters: [],
			phrases: [],
			words: [{ text: "limit", isOpen: false }],
		});
		expect(readQuery('by:"', true).filters).toEqual([]);
	});

	it("ends with a word that may go on, until a space ends it", () => {
		const open = (typed: string, isTyping: boolean) =>
			readQuery(typed, isTyping).words.map(({ isOpen }) => isOpen);
		expect(open("retry cou", true)).toEqual([false, true]);
		expect(open("retry cou ", true)).toEqual([false, false]);
		expect(open("retry cou", false)).toEqual([false, false]);
		expect(open('"retry cou"', true)).toEqual([false, false]);
	});

	it("may end within a quotation", () => {
		expect(readQuery('"read on', true).phrases).toEqual([["read", "on"]]);
		expect(readQuery('""', true)).toEqual({
			...{ words: [], phrases: [], filters: [] },
		});
	});

	it("counts how a question is put for little beside what it is about", () => {
		const shares = readQuery("why do we retry", false).words.map(
			({ share }) => share,
		);
		expect(shares.slice(0, 3).every((share) => share < 0.2)).toBe(true);
		expect(shares[3]).toBe(1);
	});
});

it.each([
	["It is read-only, on purpose.", true],
	["**Read** only.", true],
	["The readOnly flag", true],
	["read it only once", false],
	["only read", false],
	["read read only", true],
])("words in a row stand in “%s”: %s", (text, isThere) => {
	expect(hasPhrase(text, ["read", "only"])).toBe(isThere);
});

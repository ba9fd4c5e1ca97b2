import { describe, expect, it } from "vitest";
import { splitWords } from "../../../../src/internalize/search/splitWords.ts";

const wordsOf = (text: string) => {
	const words: string[] = [];
	splitWords(text, (word) => words.push(word));
	return words;
};

describe("the words of a text", () => {
	it.each([
		["Keep the Order", ["keep", "the", "order"]],
		["retryCount", ["retrycount", "retry", "count"]],
		["max_retry_count", ["maxretrycount", "max", "retry", "count"]],
		["parseHTTPHeader", ["parsehttpheader", "parse", "http", "header"]],
		["TokenStore.refresh", ["tokenstore", "token", "store", "refresh"]],
		["sha256 HTTP 401", ["sha256", "http", "401"]],
		["__init__ and _", ["init", "and"]],
		["C++ and C#, not #5", ["c++", "and", "c#", "not", "5"]],
		["Größe für Ærø, naïve", ["grosse", "fur", "aero", "naive"]],
		["don’t", ["don", "t"]],
	])("of “%s” are its own, and the parts of its names", (text, words) => {
		expect(wordsOf(text)).toEqual(words);
	});

	it("are pairs of characters where a script has no spaces, so that any part begins one", () => {
		expect(wordsOf("再試行する回数")).toEqual([
			...["再試", "試行", "行す", "する", "る回", "回数", "数"],
		]);
		expect(wordsOf("が")).toEqual(["が"]);
	});

	it("are told with where they stand", () => {
		const text = "so retryCount, größer";
		const found: string[] = [];
		splitWords(text, (word, start, end) =>
			found.push(`${word}=${text.slice(start, end)}`),
		);
		expect(found).toEqual([
			...["so=so", "retrycount=retryCount", "retry=retry", "count=Count"],
			"grosser=größer",
		]);
	});
});

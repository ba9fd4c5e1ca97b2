import { describe, expect, it } from "vitest";
import { titleAndProse } from "../../../src/externalize/titleAndProse.ts";

describe("telling title and prose apart", () => {
	it("takes one short sentence as the whole note", () => {
		expect(titleAndProse("  The ledger comes first. ")).toEqual({
			title: "The ledger comes first",
			prose: "",
		});
	});

	it("takes a heading as the title", () => {
		expect(titleAndProse("# Why 30? #\n\nBecause 20 was too few.")).toEqual({
			title: "Why 30?",
			prose: "Because 20 was too few.",
		});
	});

	it("suggests the first sentence as title and keeps all that was typed", () => {
		const text = "Retry once. The gateway drops the first request.";
		expect(titleAndProse(text)).toEqual({ title: "Retry once", prose: text });
	});

	it("cuts a long sentence at a clause", () => {
		const text =
			"A 401 in the middle of an upload loses the upload, because the body cannot be replayed by anybody.";
		expect(titleAndProse(text)).toEqual({
			title: "A 401 in the middle of an upload loses the upload",
			prose: text,
		});
	});

	it("cuts a sentence without clauses between words", () => {
		const { title } = titleAndProse(`${"word ".repeat(40)}end.`);
		expect(title.length).toBeLessThanOrEqual(72);
		expect(title).toMatch(/word…$/);
	});

	it("keeps a lone list, quote or code block as prose too", () => {
		expect(titleAndProse("- not this way").prose).toBe("- not this way");
	});

	it("gives nothing for nothing", () => {
		expect(titleAndProse(" \r\n ")).toEqual({ title: "", prose: "" });
	});
});

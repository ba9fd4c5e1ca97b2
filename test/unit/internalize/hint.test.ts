import { describe, expect, it } from "vitest";
import { escapeMarkdown } from "../../../src/core/markdown/escapeMarkdown.ts";
import { hintMarkdown } from "../../../src/internalize/hint.ts";

const hint = {
	icon: "law",
	kind: "Decision",
	title: "Refresh before they expire",
	gist: "A 401 loses the upload.",
	people: ["Ada Lovelace", "Grace Hopper"],
	facts: ["4 months ago", undefined, "proposed", ""],
};

describe("the hint in a hover", () => {
	it("says kind and title, the gist, then people and facts", () => {
		expect(hintMarkdown(hint)).toBe(
			"$(law) Decision — **Refresh before they expire**\n\nA 401 loses the upload.\n\nAda Lovelace, Grace Hopper · 4 months ago · proposed",
		);
	});

	it("says nothing twice where the gist begins with the title", () => {
		const said = (title: string, gist: string) =>
			hintMarkdown({ ...hint, title, gist, people: [], facts: [] }).replace(
				"$(law) Decision — ",
				"",
			);
		expect(said("A 401 loses it", "A 401 loses it, and all.\n\nSo.")).toBe(
			"**A 401 loses it**, and all.\n\nSo.",
		);
		expect(said("A 401 loses it", "A 401 loses it.")).toBe(
			"**A 401 loses it**.",
		);
		expect(said("A 401", "A 401")).toBe("**A 401**");
		expect(said("Long words…", "Long words and more.")).toBe(
			"**Long words** and more.",
		);
		expect(said("A 40", "A 401 loses it.")).toBe("**A 40**\n\nA 401 loses it.");
	});

	it("leaves out what there is not", () => {
		expect(hintMarkdown({ ...hint, gist: "", people: [], facts: [] })).toBe(
			"$(law) Decision — **Refresh before they expire**",
		);
	});

	it("has a dot after the title where it is new, and is the same otherwise", () => {
		const old = hintMarkdown(hint);
		expect(hintMarkdown({ ...hint, isNew: true })).toBe(
			old.replace("expire**", "expire** $(circle-small-filled)"),
		);
	});

	it("shows a name as it is, whatever it looks like", () => {
		const people = ["[x](command:a) <img src=y> **z** $(zap) `q`\n# h"];
		expect(hintMarkdown({ ...hint, people, facts: [] })).toContain(
			"\\[x\\]\\(command\\:a\\) &lt;img src=y\\> \\*\\*z\\*\\* \\$\\(zap\\) \\`q\\` \\# h",
		);
	});

	it("shows nothing that is hidden in a name", () => {
		const people = ["A\u202eadA\u200b", "\u2066Gra\u00adce\u{e0041}"];
		expect(hintMarkdown({ ...hint, people, facts: [] })).toMatch(
			/\n\nAadA, Grace$/,
		);
	});

	it("escapes marks and folds lines", () => {
		expect(escapeMarkdown("a_b\r\nc & d")).toBe("a\\_b c &amp; d");
	});
});

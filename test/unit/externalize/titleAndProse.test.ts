import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { titleAndProse } from "../../../src/externalize/titleAndProse.ts";
import { endlessMs, processorTime } from "../../support/processorTime.ts";
import { prose as anyProse } from "../core/markdown/arbitraryNote.ts";
import { meanBody } from "../core/scan/meanMarkdown.ts";

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

	it.each([
		"Use e.g. a queue here, because the API blocks",
		"Dr. Smith asked for it",
		"J. Smith vs. the world, etc. and so on",
		"See issue No. 5 for the numbers",
		"Because `a. b` is slow here",
		"Wait ... the lock (see docs. Really!) is not ours",
		"Node 20.3 and v1.2 differ",
		"Takes a List<T> of them",
	])("takes the one sentence “%s” for a whole note", (sentence) => {
		expect(titleAndProse(`${sentence}.`)).toEqual({
			title: sentence,
			prose: "",
		});
	});

	it.each([
		["Node vs. Deno: both run. Node won.", "Node vs. Deno: both run"],
		["See No. 5. It says why.", "See No. 5"],
		["No. Ask the team first.", "No"],
		["Use queues, topics etc. They block less.", "Use queues, topics etc"],
		["retry once. the gateway drops the first.", "retry once"],
		["Why `a. b`? Because it is fast.", "Why `a. b`?"],
		["He said “Stop.” We did.", "He said “Stop”"],
		["用队列。因为接口会阻塞。", "用队列"],
		[
			"Retry once because the gateway\ndrops it. Often.",
			"Retry once because the gateway drops it",
		],
		["Retry once\nThe gateway drops the first.", "Retry once"],
		["**Mind this. All of it.** It bites.", "Mind this"],
	])("suggests of %j the title “%s”", (text, title) => {
		expect(titleAndProse(text)).toEqual({ title, prose: text });
	});

	const prose = "The queue blocks. So we wait.";
	it.each([
		["a section's heading", "## Context"],
		["a fenced block", "~~~sh\nrm -rf .\n\n# no title\n~~~"],
		["a table", "| a | b |\n|---|---|\n| 1 | 2 |"],
		["a table without edges", "a | b\n--|--\n1 | 2"],
		["a line across", "---"],
		["an image", "![](flow.png)"],
		["a comment", "<!-- to do:\n\nmore -->"],
		["HTML", "<div>\n</div>"],
		["a definition", "[docs]: https://example.org"],
		["indented code", "- \n\n    npm start"],
	])("looks past %s to the first prose", (_, block) => {
		const text = `${block}\n\n${prose}`;
		expect(titleAndProse(text)).toEqual({
			title: "The queue blocks",
			prose: text,
		});
	});

	it.each([
		["## Context ##", "Context"],
		["![The way of a job](flow.png)", "The way of a job"],
		["![](media/flow.png)", "flow.png"],
		["| Queue | Topic |\n|---|---|\n| 1 | 2 |", "Queue, Topic"],
		["```sh\n\nnpm start\n```", "`npm start`"],
	])("takes from %j what it says where there is no prose", (text, title) => {
		expect(titleAndProse(text)).toEqual({ title, prose: text });
	});

	it("is one sentence, too, below which sections stand", () => {
		expect(
			titleAndProse("Five was a guess.\n\n## Rejected\n\n- Ten.\n"),
		).toEqual({ title: "Five was a guess", prose: "## Rejected\n\n- Ten." });
		const two = "Five was a guess. So was ten.\n\n## Rejected\n\n- Ten.";
		expect(titleAndProse(two)).toEqual({
			title: "Five was a guess",
			prose: two,
		});
	});

	it("cuts through no code and leaves no mark open", () => {
		const long = `The **queue of \`a, b, c\` ${"and more ".repeat(9)}** blocks`;
		const { title } = titleAndProse(long);
		expect(title).toMatch(/^The queue of `a, b, c` and more .*…$/);
		expect(title.length).toBeLessThanOrEqual(72);
	});

	it("gives one short line, or nothing, for any Markdown, and loses no word of it", () => {
		fc.assert(
			fc.property(fc.oneof(meanBody, anyProse), (text) => {
				const { title, prose } = titleAndProse(text);
				expect(title).not.toMatch(/[\r\n]/);
				const source = text.replace(/\r\n?/g, "\n").trim();
				if (/^#[ \t]/.test(source)) return;
				expect(title.length).toBeLessThanOrEqual(72);
				// The stop at its end may be lost, in brackets or marks too.
				const withoutStops = source.replace(/[.…。]+(?=[*_"”’»)\]]*$)/, "");
				if (prose === "")
					expect(withoutStops.replaceAll("\n", " ")).toContain(title);
				else if (prose !== source) {
					// A sentence above sections.
					expect(prose).toMatch(/^ {0,3}##/);
					expect(source.endsWith(`\n\n${prose}`)).toBe(true);
					const above = source.slice(0, -prose.length).replaceAll("\n", " ");
					expect(above).toContain(title);
				}
			}),
			{ numRuns: 1000, examples: [["-<!-- a -->\n\n  ## Section\n"]] },
		);
	});

	it("is quick about text of any kind", () => {
		for (const piece of ["`a", "(", "a. ", "<", "|", "!["]) {
			const time = processorTime(() => titleAndProse(piece.repeat(300_000)));
			expect(time).toBeLessThan(endlessMs);
		}
	});

	it.each([" \r\n ", "---", "<!-- nothing -->"])(
		"gives no title for %j",
		(text) => {
			expect(titleAndProse(text).title).toBe("");
		},
	);
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { builtInTemplates } from "../../../../src/externalize/templates/builtInTemplates.ts";
import type { Template } from "../../../../src/externalize/templates/template.ts";
import {
	missingSections,
	sectionText,
	templateText,
} from "../../../../src/externalize/templates/templateText.ts";
import { withoutEmptySections } from "../../../../src/externalize/templates/withoutEmptySections.ts";

const incident: Template = {
	name: "incident",
	kind: "story",
	lead: "<!-- One sentence. -->",
	sections: [
		{ heading: "What happened", depth: 2, body: "<!-- hour by hour -->" },
		{ heading: "Detected", depth: 3, body: "- [ ] by a person" },
		{ heading: "Since", depth: 2, body: "" },
	],
};
const templates = [...builtInTemplates, incident];
const saved = (text: string, before?: string) =>
	withoutEmptySections(text, templates, before);

describe("what is saved of a note that began with a template", () => {
	it.each(templates)(
		"is nothing of the template $name, where nothing was filled in",
		(template) => {
			expect(saved(templateText(template)).trim()).toBe("");
			const [first] = template.sections;
			expect(saved(`It is so.\n\n${first && sectionText(first)}`)).toBe(
				"It is so.\n",
			);
		},
	);

	it("is each section in which something was written, without its hint", () => {
		expect(
			saved(
				"It is so.\n\n## what happened\n\n<!-- hour by hour -->\nAt noon it stood.\n\n### Detected\n\n- [ ] by a person\n\n## Since\n\n",
			),
		).toBe("It is so.\n\n## what happened\n\nAt noon it stood.\n");
	});

	it("is a section, too, below which a filled one stands that belongs to it", () => {
		const text =
			"It is so.\n\n## What happened\n\n### Detected\n\n- [x] by a person\n";
		expect(saved(text)).toBe(text);
	});

	it("is the very text where nothing is left empty, and with headings of the person's own", () => {
		for (const text of [
			"It is so.",
			"It is so.\r\n\r\n## Rejected\r\n\r\n- That.\r\n",
			"## Open ends\n",
			"```md\n## Rejected\n```\n",
			"# Rejected\n",
		])
			expect(saved(text)).toBe(text);
	});

	it("keeps what stood empty before the edit", () => {
		const before = "It is so.\n\n## Rejected\n";
		expect(saved(`${before}\n## Like\n`, before)).toBe(
			"It is so.\n\n## Rejected\n",
		);
		expect(saved(before)).toBe("It is so.\n");
	});

	it("holds every word that was written, whatever is left out", () => {
		const line = fc.constantFrom(
			"## Rejected",
			"## Like",
			"### Detected",
			"- [ ] by a person",
			"word",
			"",
			"```",
			"<!-- hour by hour -->",
			"## What happened",
			"# Title",
		);
		fc.assert(
			fc.property(fc.array(line), (lines) => {
				const text = lines.join("\n");
				const words = (source: string) => source.match(/word/g)?.length ?? 0;
				expect(words(saved(text))).toBe(words(text));
				expect(saved(saved(text))).toBe(saved(text));
			}),
			{ numRuns: 2000 },
		);
	});
});

describe("the sections that a text lacks", () => {
	it("are those of the template whose headings it does not have", () => {
		expect(
			missingSections("Words.\n\n## since\n\nThen.\n", incident).map(
				({ heading }) => heading,
			),
		).toEqual(["What happened", "Detected"]);
	});
});

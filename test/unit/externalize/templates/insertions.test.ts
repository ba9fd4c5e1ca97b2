import { describe, expect, it } from "vitest";
import { templateOfKind } from "../../../../src/externalize/templates/allTemplates.ts";
import { builtInTemplates } from "../../../../src/externalize/templates/builtInTemplates.ts";
import {
	comparisonPlace,
	comparisonText,
} from "../../../../src/externalize/templates/comparison.ts";
import {
	diagramKinds,
	diagramText,
} from "../../../../src/externalize/templates/diagrams.ts";
import { withoutEmptySections } from "../../../../src/externalize/templates/withoutEmptySections.ts";
import { withTemplate } from "../../../../src/externalize/templates/withTemplate.ts";
import {
	parseWriting,
	serializeWriting,
	type Writing,
} from "../../../../src/externalize/writing.ts";

const writing: Writing = {
	key: "one",
	mode: "new",
	uri: "file:///a.ts",
	isFolder: false,
	lines: { start: 1, end: 2 },
	noteId: undefined,
	kind: "why",
	text: "",
	begunAt: 1,
};

describe("a writing that begins with a template", () => {
	it("takes its kind, has room for the first sentence, and outlives a restart", () => {
		const template = templateOfKind(builtInTemplates, "decision");
		if (!template) throw new Error("No template.");
		const begun = withTemplate(writing, template);
		expect(begun).toMatchObject({ kind: "decision", text: begun.before });
		expect(begun.text).toMatch(/^\n\n## Rejected\n/);
		expect(parseWriting(serializeWriting(begun))).toEqual(begun);
	});
});

describe("a comparison", () => {
	it("belongs below its heading where that is empty, else at the end", () => {
		const text = "So.\n\n## Like\n\n## Rejected\n";
		expect(comparisonPlace(text)).toEqual({
			start: 13,
			end: 14,
			needsHeading: false,
		});
		expect(text.slice(0, 13)).toMatch(/Like\n$/);
		for (const other of ["So.\n", "## Like\n\nA parking meter.\n"])
			expect(comparisonPlace(other)).toEqual({
				start: other.length,
				end: other.length,
				needsHeading: true,
			});
	});

	it("is left out while its gaps are not filled", () => {
		const saved = (sentence: string) =>
			withoutEmptySections(`So.\n\n## Like\n\n${sentence}\n`, builtInTemplates);
		expect(saved(comparisonText())).toBe("So.\n");
		const filled = comparisonText("a meter", "it is fed early", "it is free");
		expect(saved(filled)).toContain(filled);
	});
});

describe("a diagram", () => {
	it.each(diagramKinds)("of a %s is one block of Mermaid", (kind) => {
		expect(diagramText(kind)).toMatch(/^```mermaid\n(?:[^`]+\n)+```$/);
	});
});

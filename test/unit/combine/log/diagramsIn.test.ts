import { describe, expect, test } from "vitest";
import {
	diagramKind,
	diagramsIn,
	withoutDiagrams,
} from "../../../../src/combine/log/diagramsIn.ts";

const text = [
	"It goes so:",
	"",
	"```mermaid",
	"graph LR",
	"  A --> B",
	"```",
	"",
	"````md",
	"```mermaid",
	"graph no",
	"```",
	"````",
	"~~~ Mermaid",
	"graph TD",
	"~~~",
	"```mermaid",
	"graph without an end",
].join("\n");

describe("the diagrams in a text", () => {
	test("are the fenced blocks of Mermaid that end, and none that stands in another block", () => {
		expect(diagramsIn(text.split("\n"))).toEqual([
			"graph LR\n  A --> B",
			"graph TD",
		]);
		expect(diagramsIn(["```mermaid", "", "```"])).toEqual([]);
	});

	test("leave the rest of the text when they are taken out", () => {
		expect(withoutDiagrams(text)).toBe(
			"It goes so:\n\n\n````md\n```mermaid\ngraph no\n```\n````\n```mermaid\ngraph without an end",
		);
		expect(withoutDiagrams("```mermaid\ngraph LR\n```")).toBe("");
		expect(withoutDiagrams("Mermaid is `mermaid`.")).toBe(
			"Mermaid is `mermaid`.",
		);
	});

	test("are at most ten, none of them longer than twenty thousand characters", () => {
		const many = Array.from({ length: 12 }, (_, at) => [
			"```mermaid",
			`graph ${at}`,
			"```",
		]).flat();
		expect(diagramsIn(many)).toHaveLength(10);
		expect(
			diagramsIn(["```mermaid", "x".repeat(20_001), "```", ...many]),
		).toHaveLength(10);
	});
});

test("the kind of a diagram is its first word, below settings and comments", () => {
	expect(diagramKind("graph LR\n  A --> B")).toBe("graph");
	expect(diagramKind("---\ntitle: Way\n---\n%% how\n\nflowchart TD; A")).toBe(
		"flowchart",
	);
	expect(diagramKind("%%{init: {}}%%\r\nstateDiagram-v2\r\n")).toBe(
		"stateDiagram-v2",
	);
	expect(diagramKind("%% nothing\n")).toBe("");
});

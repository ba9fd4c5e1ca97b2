import { describe, expect, it } from "vitest";
import { english } from "../../../../src/core/message.ts";
import { noteKinds } from "../../../../src/core/note.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { builtInTemplates } from "../../../../src/externalize/templates/builtInTemplates.ts";
import { parseTemplate } from "../../../../src/externalize/templates/parseTemplate.ts";

const parse = (name: string, text: string) =>
	parseTemplate(`.tacit/templates/${name}` as RepoPath, text);
const found = (name: string, text: string) =>
	parse(name, text).findings.map(({ code, lines, found }) => [
		code,
		lines.start,
		english(found),
	]);

describe("a template that is a file", () => {
	it("has the sections that its headings are, and what stands below them", () => {
		expect(
			parse(
				"decision.md",
				"## Rejected\n\n<!-- what, and why not -->\n\n### At first\n## Like\n",
			),
		).toEqual({
			template: {
				name: "decision",
				kind: "decision",
				lead: "",
				sections: [
					{ heading: "Rejected", depth: 2, body: "<!-- what, and why not -->" },
					{ heading: "At first", depth: 3, body: "" },
					{ heading: "Like", depth: 2, body: "" },
				],
			},
			findings: [],
		});
	});

	it("has the kind that its front matter names, and is of the default kind otherwise", () => {
		const { template, findings } = parse(
			"incident.md",
			"---\r\nkind: story\r\n---\r\nIn short:\r\n\r\n## What happened\r\n",
		);
		expect(findings).toEqual([]);
		expect(template).toMatchObject({
			name: "incident",
			kind: "story",
			lead: "In short:",
		});
		expect(parse("incident.md", "## What happened\n").template?.kind).toBe(
			"why",
		);
	});

	it("takes no heading in code or in a comment for a section", () => {
		const text =
			"## Steps\n\n```md\n## Not this\n```\n\n<!--\n## Nor this\n-->\n";
		expect(
			parse("howto.md", text).template?.sections.map(({ heading }) => heading),
		).toEqual(["Steps"]);
	});

	it("is told at its line where it is wrong, and the rest of it goes on", () => {
		expect(
			found(
				"incident.md",
				"---\nkind: tale\n---\n\n# Incident\n\n## Discussion\n\n## What happened\n",
			),
		).toEqual([
			["kind-unknown", 2, "tale"],
			["template-text", 5, "# Incident"],
			["template-text", 7, "## Discussion"],
		]);
		expect(
			parse("incident.md", "# Incident\n\n## What happened\n").template
				?.sections,
		).toHaveLength(1);
		expect(found("story.md", "---\nkind: why\n---\n## What\n")).toEqual([
			["template-kind", 2, "why"],
		]);
	});

	it("is not read where nothing of it can be used, and says why", () => {
		for (const [name, text, code, line] of [
			["story.md", "Once upon a time.\n", "template-empty", 1],
			["story.md", "---\nkind: story\n## What\n", "front-matter-unclosed", 1],
			["?.md", "## What\n", "template-name", 1],
			["story.md", `## What\n${"x".repeat(17_000)}`, "too-large", 1],
			[
				"story.md",
				"## What\n\n```ts tacit file=a.ts\n```\n",
				"template-text",
				3,
			],
		] as const) {
			const { template, findings } = parse(name, text);
			expect(template, name).toBeUndefined();
			expect(
				findings.map((each) => [each.code, each.lines.start]),
				text.slice(0, 40),
			).toEqual([[code, line]]);
		}
	});
});

describe("the templates that Tacit has", () => {
	it("are one for each kind, of a few sections", () => {
		expect(builtInTemplates.map(({ name }) => name)).toEqual([...noteKinds]);
		for (const { name, kind, sections } of builtInTemplates) {
			expect(kind).toBe(name);
			expect(sections.length).toBeGreaterThan(0);
			expect(sections.length).toBeLessThanOrEqual(3);
		}
	});
});

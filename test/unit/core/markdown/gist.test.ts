import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gistOf } from "../../../../src/core/markdown/gist.ts";
import { meanNote } from "../scan/meanMarkdown.ts";

const head = "---\nid: k3f9q2mx\n---\n\n# Title\n";
const anchor = "\n```ts tacit file=a.ts\nlet a;\n```\n";

describe("gistOf", () => {
	it("gives the prose below the title, up to the first heading or anchor", () => {
		expect(
			gistOf(`${head}\nOne.\n\nTwo.\n\n## Rejected\n\nNot this.\n${anchor}`),
		).toBe("One.\n\nTwo.");
		expect(gistOf(`${head}\nOne.\n${anchor}\nBelow.`)).toBe("One.");
		expect(gistOf(`${head}${anchor}`)).toBe("");
	});

	it("knows titles of both forms, and notes without one", () => {
		expect(gistOf("---\nid: x\n---\nTitle\n=====\n\nText.")).toBe("Text.");
		expect(gistOf("---\nid: x\n---\n\nText.")).toBe("Text.");
		expect(
			gistOf(
				"\ufeff---\r\nid: x\r\n---\r\n\r\n# Title\r\n\r\nText.\r\nMore.\r\n",
			),
		).toBe("Text.\nMore.");
	});

	it("stops after five lines with text", () => {
		expect(gistOf(`${head}\n1\n2\n\n3\n4\n5\n6`)).toBe("1\n2\n\n3\n4\n5 …");
		expect(gistOf(`${head}\n1\n2\n3\n4\n5\n`)).toBe("1\n2\n3\n4\n5");
	});

	it("cuts at a word after six hundred characters", () => {
		const gist = gistOf(`${head}\n${"word ".repeat(200)}`);
		expect(gist).toMatch(/^(?:word )*word…$/);
		expect(gist.length).toBeGreaterThan(580);
		expect(gistOf(`${head}\n${"x".repeat(10_000_000)}`)).toHaveLength(600);
		expect(gistOf(`${head}\n${"😀".repeat(1000)}`)).toMatch(/^😀+…$/u);
	});

	it("takes a fenced block whole or not at all", () => {
		expect(gistOf(`${head}\nSee:\n\n\`\`\`sh\nmake\n\`\`\`\n`)).toBe(
			"See:\n\n```sh\nmake\n```",
		);
		expect(gistOf(`${head}\nSee:\n\n\`\`\`sh\n1\n2\n3\n4\n\`\`\`\nEnd.`)).toBe(
			"See: …",
		);
		expect(gistOf(`${head}\nSee:\n\n~~~\nnever closed`)).toBe("See: …");
		expect(gistOf(`${head}\n- \`\`\`\n  a\n  \`\`\`\n`)).toBe(
			"- ```\n  a\n  ```",
		);
	});

	it("leaves out what is meant for the writer", () => {
		expect(gistOf(`${head}\n<!-- Why was this\nneeded? -->\nBecause.\n`)).toBe(
			"Because.",
		);
	});

	it("never gives more than it promises", () => {
		fc.assert(
			fc.property(meanNote, (text) => {
				const gist = gistOf(text);
				expect(gist.length).toBeLessThan(610);
				expect(
					gist.split("\n").filter((line) => line.trim() !== "").length,
				).toBeLessThanOrEqual(6);
			}),
			{ numRuns: 300 },
		);
	});
});

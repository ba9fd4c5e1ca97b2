import { expect, test } from "vitest";
import { drawBeforehand } from "../../../src/node/diagrams/drawBeforehand.ts";

test("a diagram is drawn without a browser, with all of its words, and loads nothing", () => {
	for (const [source, words] of [
		[
			'graph TD\n  A["Start & go"] --> B{Ready?}\n  B -->|yes| C[(store)]',
			["Start &amp; go", "Ready?", "yes", "store"],
		],
		[
			"sequenceDiagram\n  participant A as Client\n  A->>B: refresh\n  loop every hour\n  B-->>A: token\n  end",
			["Client", "B", "refresh", "every hour", "token"],
		],
		[
			"stateDiagram-v2\n  [*] --> Fresh\n  Fresh --> Due : time passes",
			["Fresh", "Due", "time passes"],
		],
	] as const) {
		const svg = drawBeforehand(source) ?? "";
		expect(svg).toMatch(/^<svg [^>]* style="/);
		for (const word of words) expect(svg).toContain(word);
		expect(svg).not.toMatch(/@import|https?:\/\/(?!www\.w3\.org\/)|<script/);
	}
});

test("what cannot be drawn so is left", () => {
	expect(drawBeforehand("gantt\n  title x")).toBeUndefined();
});

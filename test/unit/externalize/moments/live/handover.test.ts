import { describe, expect, it } from "vitest";
import { Desk } from "../../../../support/workAtDesk.ts";

const file = "src/parse.ts";
const text = (body: string) =>
	`export function parse(text: string) {\n\tconst all = split(text);\n${body}\n}\n`;
const desk = () => new Desk({ [file]: text("\treturn all;") });
const edited = () => desk().save(file, text("\treturn all.map(read);"));

describe("a handover", () => {
	it("asks at the last edit what the next one needs to know", () => {
		expect(edited().handOver("swapped", "Ada", "Lin").questions).toEqual([
			"handover src/parse.ts:3-3 Lin goes on at “parse()”: what does Lin need to know?",
		]);
		expect(edited().handOver("left", "Lin").questions).toEqual([
			"handover src/parse.ts:3-3 Lin leaves, and “parse()” was edited last: what does the next one need to know?",
		]);
		expect(edited().handOver("ended").questions).toEqual([
			"handover src/parse.ts:3-3 The session ends at “parse()”: what does the next one need to know?",
		]);
	});

	it("weighs most where somebody leaves, least at a swap", () => {
		const weights = (["left", "ended", "swapped"] as const).map(
			(did) => edited().handOver(did).asked[0]?.weight ?? 0,
		);
		expect(weights).toEqual([0.8, 0.62, 0.5]);
	});

	it("asks where code was edited last, not where words or lock files were", () => {
		const at = edited().save("README.md", "# Parse\n").save("yarn.lock", "a\n");
		expect(at.handOver("left", "Lin").questions[0]).toMatch(
			/^handover src\/parse/,
		);
	});

	it("is silent where nothing was edited since the last one", () => {
		expect(desk().handOver("ended").questions).toEqual([]);
		const at = edited().handOver("swapped", "Ada", "Lin").pass(25);
		expect(at.handOver("swapped", "Lin", "Ada").questions).toHaveLength(1);
	});

	it("is silent where everything was undone, laid out anew or deleted", () => {
		const at = desk().save(file, text("  return all;"));
		at.save(file, text("\treturn 1;"), { isUndone: true });
		expect(at.handOver("left", "Lin").questions).toEqual([]);
		const gone = edited();
		gone.event({ type: "deleted", at: gone.at, path: "src" as never });
		expect(gone.handOver("ended").questions).toEqual([]);
	});
});

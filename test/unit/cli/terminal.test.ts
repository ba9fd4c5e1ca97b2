import { describe, expect, it } from "vitest";
import { factsOf } from "../../../src/cli/printNote.ts";
import { changedLines } from "../../../src/cli/printStep.ts";
import { shown, shownLine } from "../../../src/cli/terminal.ts";
import type { IndexedNote } from "../../../src/core/note.ts";

describe("text on a terminal", () => {
	it("loses what moves the cursor, colours or turns direction", () => {
		expect(
			shown("a\u001b[31mred\u001b]8;;x\u0007\u009b2J\u202eb\u0000\r!"),
		).toBe("a[31mred]8;;x2Jb!");
	});

	it("keeps lines, tabs and letters of every script", () => {
		expect(shown("naïve\tÄ\r\n東京 🙂\n")).toBe("naïve\tÄ\n東京 🙂\n");
	});

	it("is one line where one is wanted", () => {
		expect(shownLine(" a\n\tb  ")).toBe("a b");
	});
});

describe("the facts of a note", () => {
	it("name people without what is hidden in their names", () => {
		const head = { by: [{ name: "A\u202eadA\u200b" }, { name: "Grace" }] };
		const file = { path: "a.md", visibility: "published" };
		expect(factsOf({ head, file } as unknown as IndexedNote)).toBe(
			"AadA, Grace",
		);
	});
});

describe("the lines that a step changes", () => {
	it.each([
		[undefined, "a\nb\n", ["+ a", "+ b"]],
		["a\nb\n", "a\nx\nb\n", ["+ x"]],
		["a\nb\n", "a\nc\n", ["- b", "+ c"]],
		["a", "a\nx", ["+ x"]],
		["a\n", undefined, ["- a"]],
		["a\na\n", "a\na\na\n", ["+ a"]],
	])("from %j to %j are %j", (before, after, lines) => {
		expect(changedLines(before, after)).toEqual(lines);
	});
});

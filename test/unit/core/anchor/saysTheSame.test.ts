import { describe, expect, it } from "vitest";
import { saysTheSame } from "../../../../src/core/anchor/findQuote.ts";

const code = "const a = call(one, two);\nreturn a;";

describe("code that says the same", () => {
	it.each([
		["with other spaces", "const a=call( one, two )\n\treturn a"],
		["with other line ends", code.replaceAll("\n", "\r\n")],
		["with blank lines", "\n\nconst a = call(one, two);\n\n\nreturn a;\n"],
		["broken otherwise", "const a = call(\n\tone,\n\ttwo,\n);\nreturn a;"],
	])("is the same %s", (_, other) => {
		expect(saysTheSame(code, other)).toBe(true);
	});

	it.each([
		["with another name", code.replaceAll("two", "three")],
		["with a line less", "const a = call(one, two);"],
		["with a mark more", code.replace("return a", "return !a")],
		["in another order", "return a;\nconst a = call(one, two);"],
	])("is another %s", (_, other) => {
		expect(saysTheSame(code, other)).toBe(false);
	});
});

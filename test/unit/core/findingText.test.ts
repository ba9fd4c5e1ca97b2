import { describe, expect, it } from "vitest";
import { findingCodes } from "../../../src/core/finding.ts";
import { findingText, type Translate } from "../../../src/core/findingText.ts";

const english: Translate = (message, ...args) =>
	message.replace(/\{(\d+)\}/g, (_, index) => args[Number(index)] ?? "?");

describe("findingText", () => {
	it.each(findingCodes)("has words for %s, with what was expected", (code) => {
		const text = findingText(
			{
				code,
				severity: "warning",
				lines: { start: 1, end: 1 },
				found: "FOUND",
				expected: "EXPECTED",
			},
			english,
		);
		expect(text).toContain("EXPECTED");
		expect(text).toMatch(/^[^{}?]+\.$/);
	});
});

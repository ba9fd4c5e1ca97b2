import { describe, expect, it } from "vitest";
import { findingCodes } from "../../../src/core/finding.ts";
import { findingText } from "../../../src/core/findingText.ts";
import { english, verbatim } from "../../../src/core/message.ts";

describe("findingText", () => {
	it.each(findingCodes)("has words for %s, with what was expected", (code) => {
		const text = english(
			findingText({
				code,
				severity: "warning",
				lines: { start: 1, end: 1 },
				found: "FOUND",
				expected: verbatim("EXPECTED"),
			}),
		);
		expect(text).toContain("EXPECTED");
		expect(text).toMatch(/^[^{}?]+\.$/);
	});
});

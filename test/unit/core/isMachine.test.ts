import { describe, expect, it } from "vitest";
import { isMachine } from "../../../src/core/isMachine.ts";

describe("a machine", () => {
	it.each([
		["Claude", "noreply@anthropic.com"],
		["Claude Opus 4.1", undefined],
		["Cursor Agent", "cursoragent@cursor.com"],
		["devin-ai-integration[bot]", "devin@users.noreply.github.com"],
		["Copilot", "198982749+Copilot@users.noreply.github.com"],
		["GitHub Copilot", undefined],
		["dependabot[bot]", undefined],
	])("is known by its name or address: %s", (name, email) => {
		expect(isMachine({ name, email })).toBe(true);
	});

	it.each([
		["Claude Dupont", "claude@example.org"],
		["Devin Smith", "devin@example.org"],
		["Grace Hopper", "7+grace@users.noreply.github.com"],
	])("is nobody who bears such a name with another: %s", (name, email) => {
		expect(isMachine({ name, email })).toBe(false);
	});
});

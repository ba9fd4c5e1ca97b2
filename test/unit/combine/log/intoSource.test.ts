import { describe, expect, it } from "vitest";
import { intoSource } from "../../../../src/combine/log/intoSource.ts";
import type { LogEntry } from "../../../../src/combine/log/logEntry.ts";
import { build, noteEntry, plan } from "./logFixture.ts";

const source = `---
id: aaaaaaaa
kind: decision
---

# Retry twice

The first request after an idle hour is dropped by user_data.

## Rejected

- Retry once: not enough.
- Wait: too slow.
`;
const entry: LogEntry = noteEntry("aaaaaaaa", "Retry twice", {
	gist: "The first request after an idle hour is dropped by user_data.",
	rejected: [
		{ title: "Retry once", reason: "not enough." },
		{ title: "Wait", reason: "too slow." },
	],
});
const log = build([entry], undefined);

/** The note after a piece of the log was edited. */
function put(before: string, after: string, text = source) {
	expect(log).toContain(before);
	const { edits } = plan([entry], log.replace(before, after));
	const changes = edits[0]?.changes;
	return changes ? intoSource(text, changes) : undefined;
}

describe("an edit of the log", () => {
	it.each([
		[
			"## Retry twice",
			"## Retry three times",
			"# Retry twice",
			"# Retry three times",
		],
		["an idle hour", "a quiet hour", "an idle hour", "a quiet hour"],
		[
			"- Wait: too slow.",
			"- Wait: much too slow.",
			"- Wait: too slow.",
			"- Wait: much too slow.",
		],
		["- Wait: too slow.\n", "", "- Wait: too slow.\n", ""],
		[
			"- Wait: too slow.\n",
			"- Wait: too slow.\n- Give up: no.\n",
			"- Wait: too slow.\n",
			"- Wait: too slow.\n- Give up: no.\n",
		],
	])("%j → %j is made in the note", (before, after, written, expected) => {
		expect(put(before, after)).toBe(source.replace(written, expected));
		const windows = source.replaceAll("\n", "\r\n");
		expect(put(before, after, windows)).toBe(
			source.replace(written, expected).replaceAll("\n", "\r\n"),
		);
	});

	it("of what the log says about it is made nowhere", () => {
		expect(put("**Accepted** · 2026-11-22", "**Rejected**")).toBeUndefined();
		expect(put("- Note:", "- Notes:")).toBeUndefined();
	});

	it("is made nowhere where the words stand twice, or no more", () => {
		expect(
			put("an idle hour", "a quiet hour", `${source}${source}`),
		).toBeUndefined();
		expect(put("an idle hour", "a quiet hour", "# Other\n")).toBeUndefined();
	});
});

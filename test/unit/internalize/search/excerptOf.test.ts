import { describe, expect, it } from "vitest";
import { excerptOf } from "../../../../src/internalize/search/excerptOf.ts";
import { readQuery } from "../../../../src/internalize/search/readQuery.ts";
import { createWordIndex } from "../../../../src/internalize/search/wordIndex.ts";

const note = `---
id: k3f9q2mx
tags: [gateway]
---

# Retry at the gateway

- The upstream **gateway** drops the first request after an idle hour.
- \u202eNothing\u200b else.

## Rejected

${"Some more words about nothing at all. ".repeat(20)}Then the ledger is written, before the event goes out, or a crash loses the audit line. ${"And so on it goes. ".repeat(20)}

\`\`\`ts tacit file=queue.ts lines=1-2
	const retryCount = backoff(5);
\`\`\`
`;
const excerptIn = (source: string, typed: string) => {
	const { words } = readQuery(typed, true);
	const index = createWordIndex();
	index.set(0, [{ text: source, weight: 1, isProse: true }]);
	return excerptOf(source, words, index.answers(words));
};
const shown = (typed: string) => {
	const excerpt = excerptIn(note, typed);
	if (!excerpt) return undefined;
	let text = "";
	let at = 0;
	for (const { start, end } of excerpt.marks) {
		text += `${excerpt.text.slice(at, start)}[${excerpt.text.slice(start, end)}]`;
		at = end;
	}
	return text + excerpt.text.slice(at);
};

describe("the line that shows why a note answers", () => {
	it("is the one that has most of the words, as plain text with them marked", () => {
		expect(shown("why does the gatway drop requests")).toBe(
			"[The] upstream [gateway] [drops] [the] first [request] after an idle hour.",
		);
	});

	it("may be code, where names are marked by their parts", () => {
		expect(shown("retry count")).toBe("const [retryCount] = backoff(5);");
	});

	it("is cut around the words where it is long", () => {
		const text = shown("ledger audit") ?? "";
		expect(text).toMatch(/^….*\[ledger\] is written.* loses the \[audit\].*…$/);
		expect(text.length).toBeLessThan(150);
	});

	it("has nothing in it that cannot be seen", () => {
		expect(shown("nothing else")).toBe("[Nothing] [else].");
	});

	it("is none where only the title or front matter answers", () => {
		expect(shown("k3f9q2mx")).toBeUndefined();
		expect(excerptIn("# Title\n\nText.\n", "title")).toBeUndefined();
	});
});

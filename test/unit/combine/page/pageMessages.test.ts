import { describe, expect, test } from "vitest";
import type { LogEntry } from "../../../../src/combine/log/logEntry.ts";
import { detailOf } from "../../../../src/combine/page/detailOf.ts";
import { pageEntries } from "../../../../src/combine/page/pageEntries.ts";
import {
	readAnswer,
	readQuestion,
} from "../../../../src/combine/page/pageMessages.ts";
import { englishWords } from "../../../../src/combine/page/pageWords.ts";
import { generatedEntries } from "../../../support/exportedPage.ts";

const [entry] = generatedEntries(1) as [LogEntry];
const words = { kindWord: () => "Reason", relationWord: () => "relates" };
/** As it comes out of a window: JSON has no `undefined`. */
const sent = (message: object) => JSON.parse(JSON.stringify(message)) as object;
const entries = sent({
	type: "entries",
	root: "file:///parcel",
	entries: pageEntries([entry]),
	words: englishWords,
});
const detail = sent({
	...{ type: "detail", id: 1 },
	detail: detailOf(entry, words, undefined),
});

describe("a message to the view", () => {
	test("is read as it was sent", () => {
		for (const message of [
			entries,
			detail,
			{ type: "detail", id: 2 },
			{ type: "choose", key: "k" },
		])
			expect(readAnswer(message)).toBe(message);
	});

	test("is refused where any part of it is missing or another thing", () => {
		let count = 0;
		for (const message of [entries, detail])
			for (const broken of brokenOnes(message)) {
				count++;
				expect(readAnswer(broken), JSON.stringify(broken)).toBeUndefined();
			}
		expect(count).toBeGreaterThan(80);
		for (const other of [undefined, null, "entries", 7, [], {}, { type: "?" }])
			expect(readAnswer(other)).toBeUndefined();
	});
});

describe("a message of the view", () => {
	test("is read, its lines where they are some", () => {
		const open = { type: "open", key: "k", path: "src/a.ts", keepsFocus: true };
		expect(readQuestion({ ...open, lines: { start: 2, end: 3 } })).toEqual({
			...open,
			lines: { start: 2, end: 3 },
		});
		expect(readQuestion({ ...open, lines: { start: 0, end: 3 } })).toEqual({
			...open,
			lines: undefined,
		});
	});

	test("is refused where it is none", () => {
		for (const other of [undefined, "ready", {}, { type: "detail", id: "1" }])
			expect(readQuestion(other)).toBeUndefined();
	});
});

/** The same value over and over, each time with another part, however deep, that is a thing it cannot be. */
function* brokenOnes(value: unknown): Generator<unknown> {
	if (typeof value !== "object" || value === null) return;
	for (const [name, part] of Object.entries(value)) {
		const put = (other: unknown) => {
			const copy = structuredClone(value) as Record<string, unknown>;
			copy[name] = other;
			return copy;
		};
		yield put({ another: 1 });
		for (const broken of brokenOnes(part)) yield put(broken);
	}
}

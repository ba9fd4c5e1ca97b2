import { expect, it } from "vitest";
import type { ReflogEntry } from "../../../../src/core/ports.ts";
import {
	readSeen,
	seenAt,
	unseen,
	writeSeen,
} from "../../../../src/externalize/asking/seenReflog.ts";

const entry = (number: number): ReflogEntry => ({
	...{ from: String(number - 1), to: String(number) },
	...{ at: number * 1000, said: `commit: ${number}` },
});
const entries = [entry(4), entry(3), entry(2), entry(1)];

it("what was looked at is kept, and read again", () => {
	const seen = { normal: entry(2), eager: entry(1) };
	expect(readSeen(writeSeen(seen))).toEqual(seen);
	for (const damaged of [undefined, "", "[]", "{}", "3", '{"version":1}'])
		expect(readSeen(damaged)).toEqual({});
	expect(readSeen('{"version":1,"normal":{"from":1}}')).toEqual({});
});

it("counts the lines above the one that was looked at last", () => {
	expect(unseen(entries, entry(3), 0)).toBe(1);
	expect(unseen(entries, entry(4), 0)).toBe(0);
});

it("counts by time where that line is gone, and where nobody looked", () => {
	expect(unseen(entries, { ...entry(2), said: "other" }, 0)).toBe(2);
	expect(unseen(entries, undefined, 3000)).toBe(1);
	expect(unseen(entries, undefined, 0)).toBe(4);
	expect(unseen([], undefined, 0)).toBe(0);
});

it("a look that is at least as eager counts, the other does not", () => {
	const seen = { normal: entry(4), eager: entry(2) };
	expect(seenAt(seen, "normal", entries)).toEqual(entry(4));
	expect(seenAt(seen, "eager", entries)).toEqual(entry(2));
	expect(seenAt({ eager: entry(3) }, "quiet", entries)).toEqual(entry(3));
	expect(seenAt({}, "normal", entries)).toBeUndefined();
});

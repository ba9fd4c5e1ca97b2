import { expect, it } from "vitest";
import { leftOver } from "../../../../src/socialize/session/leftOver.ts";
import type { PastSession } from "../../../../src/socialize/session/pairFile.ts";

const evening = new Date(2026, 10, 27, 18, 0).getTime();
const hour = 3_600_000;
const session = (endedAt: number, wasShown = false): PastSession => ({
	...{ startedAt: endedAt - hour, endedAt, wasShown, endedItself: true },
	...{ startedOn: undefined, me: undefined, driver: undefined },
	...{ people: [], gone: [], jots: [], activeAt: endedAt },
	...{ drivesSince: endedAt - hour, pausedAt: undefined, restedMs: 0 },
});
const morning = new Date(2026, 10, 28, 9, 0);

it("waits for another day", () => {
	const left = session(evening);
	expect(leftOver([left], new Date(evening + 3 * hour))).toBeUndefined();
	expect(leftOver([left], morning)).toBe(left);
});

it("is none that somebody saw, and none of more than a week ago", () => {
	const old = session(evening - 8 * 24 * hour);
	expect(leftOver([session(evening, true), old], morning)).toBeUndefined();
	const before = session(evening - 2 * 24 * hour);
	expect(leftOver([session(evening, true), before], morning)).toBe(before);
});

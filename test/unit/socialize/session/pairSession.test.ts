import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Person } from "../../../../src/core/person.ts";
import type { ReflogEntry } from "../../../../src/core/ports.ts";
import {
	handOverEvents,
	handOversIn,
} from "../../../../src/socialize/session/handOvers.ts";
import type { PairEvent } from "../../../../src/socialize/session/pairEvent.ts";
import {
	readSession,
	writeSession,
} from "../../../../src/socialize/session/pairFile.ts";
import {
	afterEvent,
	creditedIn,
	type PairSession,
	rolesIn,
	workedMs,
} from "../../../../src/socialize/session/pairSession.ts";
import { untilSwap } from "../../../../src/socialize/session/rotation.ts";
import { standingOf } from "../../../../src/socialize/session/standing.ts";

const person = (name: string): Person => ({
	name,
	email: `${name.toLowerCase()}@example.org`,
});
const ada = person("Ada");
const grace = person("Grace");
const lin = person("Lin");
const agent: Person = { name: "Copilot", email: "copilot@github.com" };
const minute = 60_000;
const begin = new Date(2026, 10, 27, 14, 0).getTime();

function session(
	people: readonly Person[],
	...events: readonly PairEvent[]
): PairSession {
	const started: PairEvent = {
		...{ type: "started", at: begin, me: ada, people },
		...{ startedOn: undefined, driver: undefined },
	};
	const last = [started, ...events].reduce<PairSession | undefined>(
		afterEvent,
		undefined,
	);
	if (!last) throw new Error("It ended.");
	return last;
}
const swap = (at: number, driver?: Person): PairEvent => ({
	...{ type: "swapped", at, driver },
});

describe("a session", () => {
	it("begins with whoever sits there at the keyboard, and credits the others", () => {
		const pair = session([grace]);
		expect(rolesIn(pair)).toEqual({
			driver: ada,
			navigator: grace,
			others: [],
		});
		expect(creditedIn(pair, ada)).toEqual([grace]);
		expect(creditedIn(pair, { ...grace, email: "GRACE@example.org" })).toEqual([
			ada,
		]);
	});

	it("has more than two take turns, the next one navigating", () => {
		const mob = session([grace, lin], swap(begin + minute));
		expect(rolesIn(mob)).toEqual({
			driver: grace,
			navigator: lin,
			others: [ada],
		});
		expect(rolesIn(session([grace, lin], swap(begin, lin))).navigator).toBe(
			ada,
		);
	});

	it("credits a coding agent that never drives", () => {
		const alone = session([agent], swap(begin + minute));
		expect(rolesIn(alone)).toEqual({
			driver: ada,
			navigator: undefined,
			others: [agent],
		});
		expect(creditedIn(alone, ada)).toEqual([agent]);
		expect(untilSwap(session([agent, grace]), begin)).toBeUndefined();
	});

	it("goes on when the driver leaves, with the next one driving", () => {
		const left = session([grace, lin], {
			...{ type: "left", at: begin + minute, person: ada },
		});
		expect(rolesIn(left).driver).toEqual(grace);
		expect(left.gone).toEqual([ada]);
		expect(creditedIn(left, ada)).toEqual([grace, lin]);
	});

	it("does not count its rests, and leaves the driver as much of their turn", () => {
		const rested = session(
			[grace, lin],
			{ type: "paused", at: begin + 5 * minute },
			{ type: "resumed", at: begin + 65 * minute },
		);
		expect(workedMs(rested, begin + 70 * minute)).toBe(10 * minute);
		expect(untilSwap(rested, begin + 65 * minute)).toBe(5 * minute);
	});

	it("gives whoever takes over amid a rest a whole turn from its end", () => {
		const rested = session(
			[grace, lin],
			{ type: "paused", at: begin + 5 * minute },
			{ type: "swapped", at: begin + 20 * minute, driver: grace },
			{ type: "resumed", at: begin + 65 * minute },
		);
		expect(rested.drivesSince).toBe(begin + 65 * minute);
	});

	it("hands over to the next one after a turn here, kept in its file or not", () => {
		const mob = session([grace], {
			...{ type: "swapped", at: begin + minute, driver: grace },
		});
		const kept = readSession(writeSession(mob));
		const events = [mob, kept].map((each) =>
			handOverEvents(each as PairSession, [
				{ at: begin + 2 * minute, to: "here" },
				{ at: begin + 3 * minute, to: "elsewhere" },
			]).map((event) => "driver" in event && event.driver?.name),
		);
		expect(events).toEqual([
			["Ada", "Grace"],
			["Ada", "Grace"],
		]);
	});

	it("reminds of a swap after ten minutes where there are more than two, or as the settings say", () => {
		expect(untilSwap(session([grace]), begin + 60 * minute)).toBeUndefined();
		expect(untilSwap(session([grace]), begin + 6 * minute, 5)).toBe(-minute);
		expect(untilSwap(session([grace, lin]), begin + minute)).toBe(9 * minute);
		expect(untilSwap(session([grace, lin]), begin, 0)).toBeUndefined();
	});

	it("is doubtful after half an hour without a sign of them, and over after two", () => {
		const at = (minutes: number) => new Date(begin + minutes * minute);
		const pair = session([grace], { type: "worked", at: begin + minute });
		expect(standingOf(pair, at(30))).toBe("running");
		expect(standingOf(pair, at(31))).toBe("doubtful");
		expect(standingOf(pair, at(120))).toBe("doubtful");
		expect(standingOf(pair, at(121))).toBe("over");
	});

	it("is over when a night lies between, not for those who work through it", () => {
		const late = (hour: number, minutes: number) =>
			new Date(2026, 10, 28, hour, minutes);
		const at = late(3, 20).getTime();
		const pair = session([grace], { type: "worked", at });
		expect(standingOf(pair, late(3, 55))).toBe("doubtful");
		expect(standingOf(pair, late(4, 5))).toBe("over");
		const awake = session([grace], {
			...{ type: "worked", at: late(3, 50).getTime() },
		});
		expect(standingOf(awake, late(4, 5))).toBe("running");
	});

	it("takes what mob says through git for a swap", () => {
		const entry = (at: number, said: string): ReflogEntry => ({
			...{ from: "", to: "", at, said },
		});
		const reflog = [
			entry(begin + 4000, "checkout: moving from main to mob-session"),
			entry(begin + 3000, "checkout: moving from mob-session to main"),
			entry(begin + 2000, "commit: mob next [ci-skip] [ci skip] [skip ci]"),
			entry(begin - 1000, "commit: mob next [ci-skip]"),
		];
		const mob = session([grace, lin]);
		const events = handOverEvents(mob, handOversIn(reflog, begin));
		expect(events).toEqual([
			swap(begin + 2000, grace),
			swap(begin + 4000, ada),
		]);
	});

	it("is the same when it was written and read, and nothing else is one", () => {
		const whole = session([grace, agent], swap(begin + minute), {
			...{ type: "jotted", at: begin, of: begin, text: "why 20?" },
			place: { path: "src/retry.ts", line: 3 },
		});
		const read = readSession(writeSession(whole));
		expect(read).toEqual(whole);
		expect(read?.people).toContain(read?.driver);
		fc.assert(
			fc.property(fc.json(), (text) => {
				expect(readSession(text)).toBeUndefined();
			}),
		);
		expect(readSession(writeSession(whole).slice(0, -9))).toBeUndefined();
	});

	it("stays whole whatever happens, in whatever order", () => {
		const people = [ada, grace, lin, agent];
		const event = fc
			.record({
				type: fc.constantFrom(
					...(["joined", "left", "swapped", "paused", "resumed"] as const),
				),
				who: fc.constantFrom(...people),
				at: fc.nat(10_000),
			})
			.map(
				({ type, who, at }): PairEvent =>
					type === "joined" || type === "left"
						? { type, at: begin + at, person: who }
						: type === "swapped"
							? { type, at: begin + at, driver: who }
							: { type, at: begin + at },
			);
		fc.assert(
			fc.property(fc.array(event, { maxLength: 20 }), (events) => {
				const { people: now, driver } = session([grace], ...events);
				expect(new Set(now).size).toBe(now.length);
				if (driver) expect(now).toContain(driver);
				else expect(now.every((each) => each === agent)).toBe(true);
			}),
		);
	});
});

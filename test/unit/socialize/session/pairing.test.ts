import { describe, expect, it } from "vitest";
import type { SharedText } from "../../../../src/core/sharedText.ts";
import { createPairing } from "../../../../src/socialize/session/pairing.ts";
import type { PairSession } from "../../../../src/socialize/session/pairSession.ts";

function text(): { -readonly [name in keyof SharedText]: SharedText[name] } {
	let value: string | undefined;
	return {
		read: () => value,
		change: async (edit) => {
			value = edit(value);
		},
	};
}
const grace = { name: "Grace", email: "grace@example.org" };
const hour = 3_600_000;
const textsOf = (session: PairSession | undefined) =>
	session?.jots.map(({ text }) => text);

function opened() {
	let now = new Date(2026, 10, 27, 14, 0).getTime();
	const files = { current: text(), past: text() };
	const began = now;
	const open = () => createPairing(files, () => new Date(now));
	return {
		...{ files, open },
		jot: (at: number, text: string) =>
			open().jot(began, { at, text, place: undefined }),
		later: (ms: number) => {
			now += ms;
			return now;
		},
		start: () =>
			open().tell({
				...{ type: "started", at: now, me: undefined, people: [grace] },
				...{ startedOn: undefined, driver: undefined },
			}),
	};
}

describe("the sessions of a repository", () => {
	it("are the same in every window", async () => {
		const { open, start, later, jot } = opened();
		await start();
		const other = open();
		await jot(later(1000), "why?");
		expect(other.now()?.jots.map(({ text }) => text)).toEqual(["why?"]);
	});

	it("leave no file of one that runs when it has ended, and are kept", async () => {
		const { files, open, start, later } = opened();
		await start();
		await open().tell({ type: "ended", at: later(hour) });
		expect(files.current.read()).toBeUndefined();
		expect(open().past()).toMatchObject([
			{ people: [grace], endedItself: false },
		]);
	});

	it("end by themselves, and are put away when the next one begins", async () => {
		const { open, start, later } = opened();
		await start();
		later(2 * hour);
		expect(open().now()).toBeUndefined();
		expect(open().past()).toMatchObject([{ endedItself: true }]);
		await open().tell({ type: "worked", at: later(0) });
		expect(open().now()).toBeUndefined();
		await start();
		expect(open().now()?.people).toEqual([grace]);
		expect(open().past()).toHaveLength(1);
	});

	it("keep a line that another window jots down while one ends it", async () => {
		const { files, open, start, later, jot } = opened();
		await start();
		await jot(later(1000), "before");
		const { change } = files.past;
		files.past.change = async (edit) => {
			await change(edit);
			// It comes when the session was put there and is not taken away yet.
			files.past.change = change;
			await jot(later(1000), "amid");
		};
		await open().tell({ type: "ended", at: later(1000) });
		expect(files.current.read()).toBeUndefined();
		expect(textsOf(open().past()[0])).toEqual(["before", "amid"]);
	});

	it("take a line that comes when they are over into what they left", async () => {
		const { open, start, later, jot } = opened();
		await start();
		expect(await jot(later(1000), "one")).toBe("running");
		await open().tell({ type: "ended", at: later(1000) });
		expect(await jot(later(1000), "two")).toBe("ended");
		later(1000);
		await open().tell({
			...{ type: "started", at: later(1), me: undefined, people: [grace] },
			...{ startedOn: undefined, driver: undefined },
		});
		expect(await jot(later(1000), "three")).toBe("ended");
		expect(open().now()?.jots).toEqual([]);
		expect(textsOf(open().past()[0])).toEqual(["one", "two", "three"]);
	});

	it("take one that comes when they ended by themselves, and say so of one that nobody knows", async () => {
		const { open, start, later, jot } = opened();
		await start();
		expect(await jot(later(2 * hour), "late")).toBe("ended");
		expect(textsOf(open().past()[0])).toEqual(["late"]);
		const none = { at: later(1), text: "none", place: undefined };
		expect(await open().jot(1, none)).toBe("gone");
	});

	it("are shown once of those that look, and again when a line came late", async () => {
		const { open, start, later, jot } = opened();
		await start();
		later(2 * hour);
		const [past] = open().past();
		const of = past?.startedAt ?? 0;
		expect(past?.wasShown).toBe(false);
		expect(await open().claim(of)).toBe(true);
		expect(await open().claim(of)).toBe(false);
		expect(open().past()[0]?.wasShown).toBe(true);
		await jot(later(1000), "late");
		expect(await open().claim(of)).toBe(true);
	});

	it("begin anew where the file is none", async () => {
		const { files, open, start } = opened();
		await files.current.change(() => "{ torn");
		expect(open().now()).toBeUndefined();
		await start();
		expect(open().now()?.people).toEqual([grace]);
	});
});

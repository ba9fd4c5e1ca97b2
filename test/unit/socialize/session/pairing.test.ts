import { describe, expect, it } from "vitest";
import type { SharedText } from "../../../../src/core/sharedText.ts";
import { createPairing } from "../../../../src/socialize/session/pairing.ts";

function text(): SharedText {
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

function opened() {
	let now = new Date(2026, 10, 27, 14, 0).getTime();
	const files = { current: text(), past: text() };
	const open = () => createPairing(files, () => new Date(now));
	return {
		...{ files, open },
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
		const { open, start, later } = opened();
		await start();
		const other = open();
		await open().tell({
			...{ type: "jotted", at: later(1000), text: "why?", place: undefined },
		});
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

	it("begin anew where the file is none", async () => {
		const { files, open, start } = opened();
		await files.current.change(() => "{ torn");
		expect(open().now()).toBeUndefined();
		await start();
		expect(open().now()?.people).toEqual([grace]);
	});
});

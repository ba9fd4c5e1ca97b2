import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { WorkEvent } from "../../../../src/externalize/events/event.ts";
import {
	eventLine,
	readEventLine,
} from "../../../../src/externalize/events/eventLine.ts";
import {
	bytesKept,
	createJournal,
} from "../../../../src/externalize/events/journal.ts";
import { arbitraryEvent } from "./arbitraryEvent.ts";
import { memoryFiles } from "./memoryFiles.ts";

const day = 86_400_000;
const noon = new Date(2026, 10, 27, 12).getTime();

function opened(files = memoryFiles(), start = noon) {
	let time = start;
	let seed = 0;
	const journal = createJournal({
		files,
		now: () => time,
		random: (count) => new Uint8Array(count).fill(++seed),
	});
	const pass = (milliseconds: number) => {
		time += milliseconds;
	};
	return { journal, files, pass, now: () => time };
}

function deleted(at: number, path = "a.ts"): WorkEvent {
	return { type: "deleted", at, path } as WorkEvent;
}

describe("the journal", () => {
	it("gives back what was recorded, the oldest first", () => {
		fc.assert(
			fc.property(fc.array(arbitraryEvent), (events) => {
				const { journal } = opened(memoryFiles(), Date.UTC(2026, 10, 24));
				const near = events.filter(({ at }) => at > Date.UTC(2026, 10, 20));
				for (const event of near) journal.record(event);
				const kept = journal.events();
				const lines = new Set(near.map(eventLine));
				expect(kept).toHaveLength(lines.size);
				expect(new Set(kept)).toEqual(
					new Set([...lines].map((line) => readEventLine(line))),
				);
				expect(kept.map(({ at }) => at)).toEqual(
					kept.map(({ at }) => at).sort((a, b) => a - b),
				);
			}),
		);
	});

	it("makes nothing before the first event, and its salt with that", () => {
		const { journal, files } = opened();
		journal.events();
		journal.isPaused();
		expect([...files.texts, ...files.beside]).toEqual([]);
		journal.ids().ofWords("npm test");
		expect(files.beside.get("salt")).toMatch(/^[0-9a-f]{32}$/);
	});

	it("tells the same texts by the same ids in every window, and others in another repository", () => {
		const files = memoryFiles();
		const id = (over = files) => opened(over).journal.ids().ofWords("npm test");
		expect(id()).toBe(id());
		expect(id()).toMatch(/^[0-9a-f]{16}$/);
		const other = memoryFiles();
		other.beside.set("salt", "f".repeat(32));
		expect(id(other)).not.toBe(id());
	});

	it("makes a new salt where the old one is damaged", () => {
		const { journal, files } = opened();
		files.beside.set("salt", "damaged");
		journal.ids();
		expect(files.beside.get("salt")).toMatch(/^[0-9a-f]{32}$/);
	});

	it("passes over what is damaged, half-written or of no known type, and goes on behind it", () => {
		const { journal, files } = opened();
		journal.record(deleted(noon));
		const [[today, text] = ["", ""]] = files.texts;
		files.texts.set(
			today,
			`\0\n{"type":"typed","at":1}\n${text}\n{"type":"deleted","at":17`,
		);
		journal.record(deleted(noon + 1));
		expect(journal.events()).toEqual([deleted(noon), deleted(noon + 1)]);
	});

	it("reads any bytes without a failure", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), (text) => {
				const { journal, files } = opened();
				files.texts.set("2026-11-27", text);
				journal.events();
				journal.record(deleted(noon));
				expect(journal.events()).toContainEqual(deleted(noon));
			}),
		);
	});

	it("tells once what two windows saw alike", () => {
		const files = memoryFiles();
		for (const { journal } of [opened(files), opened(files)])
			journal.record(deleted(noon));
		expect(opened(files).journal.events()).toEqual([deleted(noon)]);
	});

	it("keeps seven days", () => {
		const { journal, files, pass, now } = opened();
		for (let count = 0; count < 10; count++) {
			journal.record(deleted(now()));
			pass(day);
		}
		expect(files.texts.size).toBe(7);
		expect(journal.events()).toHaveLength(6);
		expect(files.texts.size).toBe(6);
	});

	it("keeps no event from before them", () => {
		const { journal, files } = opened();
		journal.record(deleted(noon - 7 * day));
		expect(files.texts.size).toBe(0);
		journal.record(deleted(noon - 6 * day));
		expect([...files.texts.keys()]).toEqual(["2026-11-21"]);
	});

	it("puts under today what is told to happen later", () => {
		const { journal, files } = opened();
		journal.record(deleted(noon + 30 * day));
		expect([...files.texts.keys()]).toEqual(["2026-11-27"]);
	});

	it("is never over 5 MB, and gives up the oldest days for new ones", () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 0, max: 3_000_000 }), {
					minLength: 7,
					maxLength: 7,
				}),
				fc.integer({ min: 1, max: 6 }),
				(sizes, events) => {
					const { journal, files } = opened();
					for (const [at, size] of sizes.entries())
						if (size > 0)
							files.texts.set(`2026-11-${21 + at}`, `${"x".repeat(size)}\n`);
					for (let at = 0; at < events; at++)
						journal.record(deleted(noon + at, `${"p".repeat(40_000)}.ts`));
					const total = files
						.days()
						.reduce((sum, each) => sum + files.size(each), 0);
					expect(total).toBeLessThanOrEqual(bytesKept);
					expect(journal.events()).toHaveLength(events);
					const kept = files.days();
					const first = sizes.findIndex((_, at) =>
						kept.includes(`2026-11-${21 + at}`),
					);
					expect(
						sizes
							.slice(first)
							.every(
								(size, at) =>
									size === 0 || kept.includes(`2026-11-${21 + first + at}`),
							),
					).toBe(true);
				},
			),
			{ numRuns: 25 },
		);
	});

	it("stops writing for a day that alone holds 5 MB, and goes on the next day", () => {
		const { journal, files, pass, now } = opened();
		files.texts.set("2026-11-27", `${"x".repeat(bytesKept - 20)}\n`);
		journal.record(deleted(now()));
		expect(journal.events()).toEqual([]);
		pass(day);
		journal.record(deleted(now()));
		expect(journal.events()).toEqual([deleted(now())]);
	});

	it("keeps no event that nobody would read", () => {
		const { journal, files } = opened();
		journal.record(deleted(noon, "p".repeat(70_000)));
		expect(files.texts.size).toBe(0);
	});

	it("keeps nothing while somebody stopped it, in any window, and all again afterwards", () => {
		const files = memoryFiles();
		const [here, there] = [opened(files).journal, opened(files).journal];
		here.record(deleted(noon));
		there.pause();
		expect(here.isPaused()).toBe(true);
		here.record(deleted(noon + 1));
		expect(here.events()).toEqual([deleted(noon)]);
		here.resume();
		there.record(deleted(noon + 2));
		expect(here.events()).toEqual([deleted(noon), deleted(noon + 2)]);
	});

	it("forgets all, the salt too, and stays stopped if it was", () => {
		const { journal, files } = opened();
		const id = journal.ids().ofWords("npm");
		journal.record(deleted(noon));
		journal.wipe();
		expect([...files.texts, ...files.beside]).toEqual([]);
		expect(journal.isPaused()).toBe(false);
		expect(journal.ids().ofWords("npm")).not.toBe(id);
		journal.pause();
		journal.wipe();
		expect(journal.isPaused()).toBe(true);
		expect(files.beside.has("salt")).toBe(false);
	});
});

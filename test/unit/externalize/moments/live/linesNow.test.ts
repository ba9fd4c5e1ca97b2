import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RepoPath } from "../../../../../src/core/repoPath.ts";
import type {
	SavedChange,
	SavedEvent,
	Stretch,
	WorkEvent,
} from "../../../../../src/externalize/events/event.ts";
import { linesNow } from "../../../../../src/externalize/moments/live/linesNow.ts";
import { followed } from "../../../../../src/externalize/moments/live/stretches.ts";

const file = "src/a.ts" as RepoPath;

/** Cuts and puts in, each after some lines that stay. */
const edits = fc.array(
	fc
		.record({
			skip: fc.integer({ min: 1, max: 6 }),
			cut: fc.nat(4),
			put: fc.nat(4),
		})
		.filter(({ cut, put }) => cut + put > 0),
	{ minLength: 1, maxLength: 4 },
);

/**
 * One save, counted line by line, and its changes as an event tells them. A line is `true` where it belongs to those that
 * are followed.
 */
function edited(
	lines: readonly boolean[],
	steps: readonly { skip: number; cut: number; put: number }[],
): { readonly now: readonly boolean[]; readonly changes: SavedChange[] } {
	const now: boolean[] = [];
	const changes: SavedChange[] = [];
	let at = 0;
	for (const { skip, cut, put } of steps) {
		now.push(...lines.slice(at, at + skip));
		at = Math.min(lines.length, at + skip);
		const gone = lines.slice(at, at + cut);
		if (gone.length + put === 0) break;
		const isAmid = now.includes(true) && lines.slice(at).includes(true);
		const before = { start: at + 1, end: at + gone.length };
		const after = { start: now.length + 1, end: now.length + put };
		changes.push({ before, after, was: "x", now: "y" });
		for (let n = 0; n < put; n++) now.push(gone.includes(true) || isAmid);
		at += gone.length;
		if (at === lines.length) break;
	}
	now.push(...lines.slice(at));
	return { now, changes };
}

function saved(changes: readonly SavedChange[], n: number): SavedEvent {
	const texts = { before: `${n}`, after: `${n + 1}` };
	return {
		...{ type: "saved", at: n, path: file, changes, ...texts },
		...{ isUndone: false, pasted: [], resolved: [] },
	};
}

const place = (lines: Stretch) => ({ path: file, lines, text: "0" });
const change = (
	before: readonly [number, number],
	after: readonly [number, number],
): SavedChange => ({
	before: { start: before[0], end: before[1] },
	after: { start: after[0], end: after[1] },
	was: "x",
	now: "y",
});

describe("where lines are after later saves", () => {
	it("is where counting line by line finds them", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 25 }),
				fc.nat(8),
				fc.array(edits, { minLength: 1, maxLength: 6 }),
				(start, length, saves) => {
					let lines: readonly boolean[] = Array.from(
						{ length: 40 },
						(_, at) => at + 1 >= start && at + 1 <= start + length,
					);
					const events: WorkEvent[] = [];
					for (const steps of saves) {
						const { now, changes } = edited(lines, steps);
						if (!now.includes(true)) {
							const all = events.flatMap((event) =>
								event.type === "saved" ? [event.changes] : [],
							);
							const left = [...all, changes].reduce<Stretch>(followed, {
								start,
								end: start + length,
							});
							expect(left.end).toBe(left.start - 1);
							return;
						}
						events.push(saved(changes, events.length));
						lines = now;
					}
					expect(
						linesNow(place({ start, end: start + length }), events),
					).toEqual({
						path: file,
						lines: {
							start: lines.indexOf(true) + 1,
							end: lines.lastIndexOf(true) + 1,
						},
					});
				},
			),
			{ numRuns: 2000 },
		);
	});

	it("is the line before where they were cut, and again what comes in their place", () => {
		const cut = saved([change([5, 6], [5, 4])], 0);
		const back = saved([change([5, 4], [5, 7])], 1);
		const lines = { start: 5, end: 6 };
		expect(linesNow(place(lines), [cut])?.lines).toEqual({ start: 4, end: 4 });
		expect(linesNow(place(lines), [cut, back])?.lines).toEqual({
			start: 5,
			end: 7,
		});
	});

	it("goes along where the file, or a folder around it, is moved", () => {
		const to = (from: string, path: string): WorkEvent => ({
			type: "moved",
			at: 1,
			from: from as RepoPath,
			to: path as RepoPath,
		});
		const lines = { start: 5, end: 6 };
		expect(
			linesNow(place(lines), [to("src", "lib"), to("lib/a.ts", "b.ts")]),
		).toEqual({ path: "b.ts", lines });
		expect(linesNow(place(lines), [to("sr", "lib")])?.path).toBe(file);
	});

	it("is nowhere once the file is deleted, and not known once something else changed it", () => {
		const lines = { start: 5, end: 6 };
		const deleted = {
			type: "deleted",
			at: 1,
			path: "src" as RepoPath,
		} as const;
		expect(linesNow(place(lines), [deleted])).toBeUndefined();
		const jump = saved([change([1, 1], [1, 2])], 7);
		expect(linesNow(place(lines), [jump])).toEqual({
			path: file,
			lines: undefined,
		});
	});
});

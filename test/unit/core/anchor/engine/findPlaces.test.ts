import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide } from "../../../../../src/core/anchor/engine/decide.ts";
import { findPlaces } from "../../../../../src/core/anchor/engine/findPlaces.ts";
import type { FileToday } from "../../../../../src/core/anchor/engine/place.ts";
import { historyRanking } from "../../../../../src/core/anchor/engine/rankings.ts";
import { rankPlaces } from "../../../../../src/core/anchor/engine/rankPlaces.ts";
import { prepareText } from "../../../../../src/core/anchor/preparedText.ts";
import type { LineRange } from "../../../../../src/core/lineRange.ts";
import type { RepoPath } from "../../../../../src/core/repoPath.ts";

const path = "src/upload.ts" as RepoPath;

interface After {
	readonly same?: readonly string[];
	readonly renamed?: readonly [path: string, lines: readonly string[]];
	readonly others?: Readonly<
		Record<string, readonly [before: readonly string[], now: readonly string[]]>
	>;
}

function find(
	before: readonly string[],
	lines: LineRange,
	{ same, renamed, others = {} }: After,
) {
	const file = (
		name: string,
		now: readonly string[],
		then?: readonly string[],
	): FileToday => ({
		path: name as RepoPath,
		now: () => prepareText(now.join("\n")),
		before: () => then && prepareText(then.join("\n")),
	});
	const places = findPlaces(
		{ path, text: prepareText(before.join("\n")), lines },
		{
			same: same && file(path, same),
			renamed: renamed && file(...renamed),
			others: Object.entries(others).map(([name, [then, now]]) =>
				file(name, now, then),
			),
		},
	);
	return rankPlaces(places, historyRanking);
}

const upload = `import { open } from "node:fs/promises";

/** Sends a file in parts. */
export async function upload(file, target) {
  const handle = await open(file);
  for (let part = 0; ; part++) {
    const { bytesRead, buffer } = await handle.read({ position: part * size });
    if (bytesRead === 0) break;
    await target.put(part, buffer.subarray(0, bytesRead));
  }
  await handle.close();
}

export function retryDelay(attempt) {
  const jitter = Math.random() * 100;
  return Math.min(limit, base * 2 ** attempt) + jitter;
}`.split("\n");
const delay = { start: 14, end: 17 };
const unrelated = `export class Queue {
  #jobs = [];
  push(job) {
    this.#jobs.push(job);
  }
}`.split("\n");

describe("where the old text is known", () => {
	it("follows a file to its new name, while the code changes", () => {
		const changed = upload.map((line) => line.replace("100", "jitterLimit"));
		expect(
			decide(
				find(upload, delay, {
					renamed: ["src/send.ts", ["// sends", ...changed]],
				}),
			),
		).toMatchObject({
			state: "attached",
			path: "src/send.ts",
			lines: { start: 15, end: 18 },
		});
	});

	it("follows code that went to another file, and not to one that held it all along", () => {
		const copy = upload.slice(13);
		expect(
			decide(
				find(upload, delay, {
					same: upload.slice(0, 12),
					others: {
						"src/queue.ts": [unrelated, [...unrelated, "", ...copy]],
						"src/legacy/delay.ts": [copy, ["// old", ...copy]],
					},
				}),
			),
		).toMatchObject({
			state: "attached",
			path: "src/queue.ts",
			lines: { start: 8, end: 11 },
		});
	});

	it("says that code is gone where nothing like it came", () => {
		expect(
			decide(
				find(upload, delay, {
					same: [...upload.slice(0, 12), "", ...unrelated],
					others: { "src/queue.ts": [[], unrelated] },
				}),
			),
		).toEqual({ state: "lost" });
	});

	it("knows a function by its name when all of it was written anew", () => {
		const anew = `export function retryDelay(attempt, { base, limit }) {
  if (attempt === 0) return 0;
  return Math.min(limit, base * 2 ** attempt) * (0.5 + random() / 2);
}`.split("\n");
		const [best] = find(upload, delay, {
			same: [...anew, "", ...upload.slice(0, 12)],
		});
		expect(best?.place.lines).toEqual({ start: 1, end: 4 });
	});
});

/** Lines of which no two are the same. */
const distinct = (minLength: number) =>
	fc
		.uniqueArray(
			fc.tuple(
				fc.constantFrom("", "  ", "    "),
				fc.stringMatching(/^[a-z]{3,9}$/),
				fc.stringMatching(/^\([a-z]{0,6}\d{1,4}\);$/),
			),
			{
				minLength,
				maxLength: 60,
				selector: ([, name, rest]) => name + rest,
			},
		)
		.map((all) => all.map((parts) => parts.join("")));

describe("for random texts", () => {
	it("edits outside of the region leave it on its text", () => {
		fc.assert(
			fc.property(
				distinct(8),
				fc.nat(),
				fc.nat({ max: 12 }),
				fc.array(
					fc.tuple(
						fc.nat(),
						fc.boolean(),
						fc.stringMatching(/^new[A-Z]\w{2,9}$/),
					),
				),
				(before, from, length, edits) => {
					const first = from % before.length;
					const last = Math.min(before.length - 1, first + length);
					const after: string[] = [];
					for (const [at, line] of before.entries()) {
						const isInside = at >= first && at <= last;
						const here = edits.filter(([n]) => n % before.length === at);
						if (at === first || !isInside)
							after.push(...here.map(([, , text]) => text));
						if (isInside || !here.some(([, isDeleted]) => isDeleted))
							after.push(line);
					}
					const start = after.indexOf(before[first] ?? "") + 1;
					const ranked = find(
						before,
						{ start: first + 1, end: last + 1 },
						{ same: after },
					);
					const end = start + last - first;
					expect(ranked[0]?.place.lines).toEqual({ start, end });
				},
			),
		);
	});

	it("a block that is deleted, its lines being nowhere else, is shown nowhere", () => {
		fc.assert(
			fc.property(
				distinct(12),
				fc.nat(),
				fc.nat({ max: 9 }),
				(before, from, length) => {
					const first = from % (before.length - 2);
					const last = Math.min(before.length - 1, first + length);
					const after = before.filter((_, at) => at < first || at > last);
					expect(
						decide(
							find(
								before,
								{ start: first + 1, end: last + 1 },
								{ same: after },
							),
						).state,
					).not.toBe("attached");
				},
			),
		);
	});

	it("a function that moves takes its anchor along", () => {
		const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{5,9}$/), {
			minLength: 4,
			maxLength: 12,
		});
		fc.assert(
			fc.property(names, fc.nat(), fc.nat(), (all, from, to) => {
				const functions = all.map((name, at) => [
					`export function ${name}(input) {`,
					`  const ${name}Size = input.${name} + ${at};`,
					`  return ${name}Size * limit;`,
					"}",
				]);
				const index = from % functions.length;
				const moved = functions[index] ?? [];
				const rest = functions.filter((each) => each !== moved);
				const at = to % functions.length;
				const after = [...rest.slice(0, at), moved, ...rest.slice(at)];
				const found = decide(
					find(
						functions.flat(),
						{ start: index * 4 + 1, end: index * 4 + 4 },
						{ same: after.flat() },
					),
				);
				expect(found).toMatchObject({
					state: "attached",
					lines: { start: at * 4 + 1, end: at * 4 + 4 },
				});
			}),
		);
	});

	it("probabilities of at most three places, best first, are a share of one", () => {
		fc.assert(
			fc.property(distinct(8), distinct(4), fc.nat(), (before, after, from) => {
				const start = (from % before.length) + 1;
				const ranked = find(before, { start, end: start }, { same: after });
				expect(ranked.length).toBeLessThanOrEqual(3);
				const shares = ranked.map(({ p }) => p);
				expect([...shares].sort((a, b) => b - a)).toEqual(shares);
				expect(shares.every((p) => p >= 0 && p <= 1.000_001)).toBe(true);
			}),
		);
	});
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Anchor } from "../../../../src/core/anchor/anchor.ts";
import { nearOf, writeNear } from "../../../../src/core/anchor/engine/near.ts";
import { regionOf } from "../../../../src/core/anchor/engine/region.ts";
import { gitBlobId } from "../../../../src/core/anchor/gitBlobId.ts";
import { createPlacementCache } from "../../../../src/core/anchor/placementCache.ts";
import {
	prepareLines,
	prepareText,
} from "../../../../src/core/anchor/preparedText.ts";
import { makeQuote } from "../../../../src/core/anchor/quote.ts";
import { inFile, relocate } from "../../../../src/core/anchor/relocate.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";

const path = "src/token.ts" as RepoPath;

/** What one edit does to the lines of a file, at a place that is given as a share of them. */
const edit = fc.record({
	deed: fc.constantFrom("insert", "delete", "change", "move", "copy"),
	at: fc.double({ min: 0, max: 0.999, noNaN: true }),
	to: fc.double({ min: 0, max: 0.999, noNaN: true }),
	count: fc.integer({ min: 1, max: 4 }),
	word: fc.constantFrom("alpha", "beta", "gamma"),
});

type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function edited(lines: readonly string[], { deed, ...how }: Edit): string[] {
	const at = Math.floor(how.at * lines.length);
	const some = lines.slice(at, at + how.count);
	const rest = lines.toSpliced(at, how.count);
	const to = Math.floor(how.to * rest.length);
	switch (deed) {
		case "insert":
			return lines.toSpliced(
				at,
				0,
				`	const ${how.word} = more(${how.count});`,
			);
		case "delete":
			return rest;
		case "change":
			return lines.with(at, `${lines[at]} // ${how.word}`);
		case "move":
			return rest.toSpliced(to, 0, ...some);
		default:
			return lines.toSpliced(to, 0, ...some);
	}
}

/** Versions of a file, the first one first. */
const versions = fc
	.array(fc.array(edit, { maxLength: 3 }), { minLength: 1, maxLength: 5 })
	.map((history) => {
		let lines = Array.from({ length: 24 }, (_, at) =>
			at % 6 === 0
				? `function step${at % 12}(input) {`
				: at % 6 === 5
					? "}"
					: `	const value${at} = input.part${at % 4}(${at});`,
		);
		const all = [lines];
		for (const edits of history) {
			for (const each of edits)
				if (lines.length > 4) lines = edited(lines, each);
			all.push(lines);
		}
		return all.map((each) => `${each.join("\n")}\n`);
	});

const anchored = fc.record({
	version: fc.nat(),
	start: fc.nat(),
	length: fc.integer({ min: 1, max: 6 }),
	hasNear: fc.boolean(),
	hasBlob: fc.boolean(),
	knowsPast: fc.boolean(),
	symbol: fc.constantFrom(undefined, "step0", "step6", "gone"),
});

type Anchored = typeof anchored extends fc.Arbitrary<infer T> ? T : never;

/** A note that was written on one of the versions, and the text of that time where it is known. */
function written(texts: readonly string[], how: Anchored) {
	const source = texts[how.version % texts.length] ?? "";
	const past = prepareText(source);
	const start = 1 + (how.start % past.lines.length);
	const end = Math.min(past.lines.length, start + how.length - 1);
	const lines = { start, end };
	const quote = makeQuote(past.lines, lines);
	const region = how.hasNear ? regionOf(past, lines) : undefined;
	const anchor: Anchor = {
		...{ path, lines, isFolder: false, language: "ts", symbol: how.symbol },
		...{ commit: undefined, cell: undefined, noteLine: 1 + how.start },
		blob: how.hasBlob ? gitBlobId(source) : undefined,
		near: region && writeNear(nearOf(region, quote)),
	};
	return {
		anchor,
		quote,
		past: how.knowsPast ? past : undefined,
	};
}

describe("What was found of an anchor", () => {
	it("is the same from what is remembered as looked for anew, over random histories, with and without the text of then", () => {
		fc.assert(
			fc.property(
				versions,
				fc.array(anchored, { minLength: 1, maxLength: 6 }),
				fc.integer({ min: 1, max: 40 }),
				(texts, notes, most) => {
					const cache = createPlacementCache(most);
					for (let round = 0; round < 2; round++)
						for (const each of notes)
							for (const text of texts) {
								const { anchor, quote, past } = written(texts, each);
								const asked = { anchor, quote, text: prepareText(text) };
								const anew = relocate(
									...([anchor, quote, inFile(path, asked.text)] as const),
									past,
								);
								expect(cache.place(asked, past)).toEqual(anew);
								const known = cache.known(asked);
								if (anchor.blob !== undefined && past)
									expect(known).toEqual(anew);
							}
				},
			),
			{ numRuns: 60 },
		);
	});

	it("is remembered for one pair of texts, one quote and one anchor alone, and for so many", () => {
		const texts = ["a(1);\nb(2);\nc(3);\n", "b(2);\nc(3);\n", "c(3);\n"];
		const { anchor, quote, past } = written(texts, {
			...{ version: 0, start: 1, length: 1 },
			...{ hasNear: false, hasBlob: true, knowsPast: true },
			symbol: undefined,
		});
		const cache = createPlacementCache(2);
		const asked = texts.map((text) => ({
			...{ anchor, quote, text: prepareText(text) },
		}));
		const [first, second, third] = asked;
		if (!first || !second || !third) throw new Error("There are three.");
		for (const each of asked) expect(cache.known(each)).toBe(undefined);
		const placement = cache.place(second, past);
		expect(cache.known(second)).toBe(placement);
		// Another place in the note is the same code; another quote, symbol or text is not.
		const moved = { ...anchor, noteLine: 40 };
		expect(cache.known({ ...second, anchor: moved })).toBe(placement);
		const named = { ...anchor, symbol: "b" };
		expect(cache.known({ ...second, anchor: named })).toBe(undefined);
		const other = { lines: ["c(3);"] };
		expect(cache.known({ ...second, quote: other })).toBe(undefined);
		expect(cache.known(first)).toBe(undefined);
		// Without the text of then it may be found elsewhere.
		expect(cache.place(second, undefined)).not.toBe(placement);
		expect(cache.known(second)).toBe(placement);
		cache.place(first, past);
		cache.place(third, past);
		expect(cache.known(second)).toBe(undefined);
	});

	it("is not remembered of a text of which it is not known what ends its lines", () => {
		const texts = ["a(1);\nb(2);\n", "b(2);\n"];
		const { anchor, quote, past } = written(texts, {
			...{ version: 0, start: 1, length: 1 },
			...{ hasNear: false, hasBlob: true, knowsPast: true },
			symbol: undefined,
		});
		const cache = createPlacementCache();
		const asked = { anchor, quote, text: prepareLines(["b(2);"]) };
		cache.place(asked, past);
		expect(cache.known(asked)).toBe(undefined);
	});
});

import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Anchor, Quote } from "../../../../src/core/anchor/anchor.ts";
import { bareText } from "../../../../src/core/anchor/bareText.ts";
import { nearOf, writeNear } from "../../../../src/core/anchor/engine/near.ts";
import { regionOf } from "../../../../src/core/anchor/engine/region.ts";
import { findQuote } from "../../../../src/core/anchor/findQuote.ts";
import { gitBlobId } from "../../../../src/core/anchor/gitBlobId.ts";
import {
	type PreparedText,
	prepareLines,
	prepareText,
} from "../../../../src/core/anchor/preparedText.ts";
import { makeQuote } from "../../../../src/core/anchor/quote.ts";
import {
	inFile,
	type Placement,
	relocate as relocateToday,
} from "../../../../src/core/anchor/relocate.ts";
import type { LineRange } from "../../../../src/core/lineRange.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";

const path = "src/token.ts" as RepoPath;

const anchorAt = (lines: LineRange | undefined): Anchor => ({
	path,
	lines,
	isFolder: false,
	language: "ts",
	symbol: undefined,
	commit: undefined,
	blob: undefined,
	near: undefined,
	cell: undefined,
	noteLine: 9,
});

const relocate = (
	anchor: Anchor,
	quote: Quote,
	text: PreparedText,
	past?: PreparedText,
): Placement => relocateToday(anchor, quote, inFile(anchor.path, text), past);

const find = (before: string, lines: LineRange, after: string) =>
	relocate(
		anchorAt(lines),
		makeQuote(before.split("\n"), lines),
		prepareText(after),
	);

const numbered = (name: string, count: number) =>
	Array.from({ length: count }, (_, at) => `${name}${at}(argument${at});`);

const code = `export class Store {
  refresh(now) {
    const left = this.expires - now;
    if (left > margin) return;
    return this.fetch();
  }
}`;

describe("finding an anchor again by its quote", () => {
	it("finds code that moved", () => {
		expect(find(code, { start: 2, end: 6 }, `// one\n// two\n${code}`)).toEqual(
			{
				state: "attached",
				path,
				lines: { start: 4, end: 8 },
				certainty: "unique",
				p: 1,
			},
		);
	});

	it("takes the nearest of several and says so", () => {
		const text = "a\nreturn result;\nb\nreturn result;\nc\nreturn result;";
		expect(find(text, { start: 4, end: 4 }, text)).toMatchObject({
			state: "attached",
			lines: { start: 4, end: 4 },
			certainty: "nearest",
		});
	});

	it("is certain in a text that did not change since, however often the code stands there", () => {
		const text = "a\nreturn result;\nb\nreturn result;\nc\nreturn result;\n";
		const lines = { start: 4, end: 4 };
		const quote = makeQuote(text.split("\n"), lines);
		for (const format of ["sha1", "sha256"] as const) {
			const anchor = { ...anchorAt(lines), blob: gitBlobId(text, format) };
			expect(relocate(anchor, quote, prepareText(text))).toEqual({
				state: "attached",
				path,
				lines,
				certainty: "unique",
				p: 1,
			});
			expect(relocate(anchor, quote, prepareText(`${text}d\n`))).toMatchObject({
				certainty: "nearest",
			});
		}
	});

	it("believes no text that did not change where the quote stands elsewhere in it", () => {
		const text = "a\nreturn result;\nb\nreturn result;\nc\n";
		const anchor = {
			...anchorAt({ start: 3, end: 3 }),
			blob: gitBlobId(text),
		};
		expect(
			relocate(anchor, { lines: ["return result;"] }, prepareText(text)),
		).toMatchObject({ certainty: "nearest" });
	});

	it("says lost when the code is gone", () => {
		const after = "import fs from 'node:fs';\n\nexport const limit = 7;\n";
		expect(find(code, { start: 2, end: 6 }, after)).toEqual({ state: "lost" });
	});

	it("shows code that changed where it is certain, and says that it changed", () => {
		const after = `// moved\n${code.replace("left > margin", "left > margin * 2")}`;
		expect(find(code, { start: 2, end: 6 }, after)).toMatchObject({
			state: "attached",
			lines: { start: 3, end: 7 },
			certainty: "changed",
		});
	});

	it("proposes what it does not know for certain, the likeliest first", () => {
		const found = find(
			code,
			{ start: 4, end: 4 },
			code.replace("left > margin", "stale"),
		);
		expect(found).toMatchObject({
			state: "proposed",
			candidates: [{ lines: { start: 4, end: 4 } }],
		});
	});

	it("tells the same code in two places apart by what stood around it", () => {
		const arm = (name: string) =>
			`function ${name}(input) {\n  check(input);\n  const result = ${name}Of(input);\n  log(result);\n  return result;\n}\n`;
		const text = arm("parse") + arm("print");
		const prepared = prepareText(text);
		const lines = { start: 4, end: 5 };
		const quote = makeQuote(text.split("\n"), lines);
		const region = regionOf(prepared, lines);
		assert(region);
		const near = writeNear(nearOf(region, quote));
		const longer = prepareText(arm("read") + text);
		expect(relocate({ ...anchorAt(lines), near }, quote, longer)).toMatchObject(
			{ state: "attached", lines: { start: 10, end: 11 } },
		);
	});

	describe("by the text in which it was made", () => {
		const answer = (name: string) =>
			`export function ${name}(input) {\n  const result = ${name}Of(input);\n  return result;\n}\n`;
		const past = answer("parse") + answer("print");
		const second = { start: 7, end: 7 };
		const findSince = (after: string, before = past) =>
			relocate(
				anchorAt(second),
				makeQuote(past.split("\n"), second),
				prepareText(after),
				prepareText(before),
			);

		it("knows which of several places it was, and is certain of it", () => {
			expect(findSince(answer("read") + answer("write") + past)).toMatchObject({
				state: "attached",
				lines: { start: 15, end: 15 },
				certainty: "unique",
			});
		});

		it("does not take the one that is left for the one that was deleted", () => {
			const found = findSince(`${answer("parse")}const limit = 7;\n`);
			expect(found.state).not.toBe("attached");
		});

		it("takes a text in which the code does not stand for another one", () => {
			const after = prepareText(`// new\n${past}`);
			const quote = makeQuote(past.split("\n"), second);
			expect(
				relocate(anchorAt(second), quote, after, prepareText("const a = 1;\n")),
			).toEqual(relocate(anchorAt(second), quote, after));
		});
	});

	it("does not take the one that is left of several for the one that was meant", () => {
		const before = "a(1);\nreturn x;\nb(2);\nreturn x;\nc(3);\n";
		const lines = { start: 4, end: 4 };
		const quote = makeQuote(before.split("\n"), lines);
		const region = regionOf(prepareText(before), lines);
		assert(region);
		const near = writeNear(nearOf(region, quote));
		const after = prepareText("a(1);\nreturn x;\nd(4);\ne(5);\n");
		expect(relocate({ ...anchorAt(lines), near }, quote, after)).not.toEqual(
			expect.objectContaining({ state: "attached" }),
		);
	});

	it("does not call the one that is left of two identical functions the only one", () => {
		const same = [
			"export function limitOf(account: Account): number {",
			"  const used = account.requests.length;",
			"  if (used > account.quota) return 0;",
			"  return account.quota - used;",
			"}",
		];
		const around = (name: string) => numbered(name, 4);
		const before = [
			...around("first"),
			...same,
			...around("middle"),
			...same,
			...around("last"),
		];
		const lines = { start: 5, end: 9 };
		const quote = makeQuote(before, lines);
		const region = regionOf(prepareLines(before), lines);
		assert(region);
		const near = writeNear(nearOf(region, quote));
		const after = [...around("first"), ...same, ...around("last")];
		const found = relocate(
			{ ...anchorAt(lines), near },
			quote,
			prepareLines(after),
		);
		expect(found).toMatchObject({ certainty: "nearest" });
	});

	describe("where two places had the same code and the same around it", () => {
		const block = [
			...numbered("above", 6),
			"export function limitOf(account: Account): number {",
			"  const used = account.requests.length;",
			"  return account.quota - used;",
			"}",
			...numbered("below", 6),
		];
		const before = [...block, "between();", ...block];
		const lines = { start: 24, end: 27 };
		const quote = makeQuote(before, lines);
		const findIn = (after: readonly string[], past?: PreparedText) => {
			const region = regionOf(prepareLines(before), lines);
			assert(region);
			const near = writeNear(nearOf(region, quote));
			const text = prepareLines(after);
			return relocate({ ...anchorAt(lines), near }, quote, text, past);
		};
		const past = prepareLines(before);

		it("is certain while as many of them are left", () => {
			for (const text of [undefined, past])
				expect(findIn(["new();", ...before], text)).toMatchObject({
					lines: { start: 25, end: 28 },
					certainty: "unique",
				});
		});

		it("asks about the one that is left, as likely as not", () => {
			const after = ["between();", ...block, "more();"];
			for (const text of [undefined, past]) {
				const found = findIn(after, text);
				assert(found.state === "proposed");
				const [first] = found.candidates;
				expect(first?.lines).toEqual({ start: 8, end: 11 });
				expect(first?.p).toBeGreaterThan(0.4);
				expect(first?.p).toBeLessThan(0.6);
			}
		});

		it("asks which of them it is where there are more by now", () => {
			const found = findIn([...block, "new();", ...before], past);
			assert(found.state === "proposed");
			expect(found.candidates).toHaveLength(3);
		});

		it("is certain where what tells them apart, further away, did not change", () => {
			const after = ["between();", ...block, "afterAll();"];
			const told = prepareLines([...before, "afterAll();"]);
			expect(findIn(after, told)).toMatchObject({
				lines: { start: 8, end: 11 },
				certainty: "unique",
			});
		});
	});

	describe("by what its note keeps of what stood around", () => {
		const entry = (name: string) =>
			`\t{\n\t\tid: "${name}",\n\t\tname: "The ${name}",\n\t\tprovider: provider,\n\t\thidden: true,\n\t},\n`;
		const before = entry("one") + entry("two");
		const lines = { start: 10, end: 10 };
		const quote = makeQuote(before.split("\n"), lines);
		const region = regionOf(prepareText(before), lines);
		assert(region);
		const near = writeNear(nearOf(region, quote));
		const findIn = (after: string) =>
			relocate({ ...anchorAt(lines), near }, quote, prepareText(after));

		it("is certain of the only one with just that around it, however many there are by now", () => {
			expect(
				findIn(entry("zero") + before + entry("three") + entry("four")),
			).toEqual({
				state: "attached",
				path,
				lines: { start: 16, end: 16 },
				certainty: "unique",
				p: 1,
			});
		});

		it("is certain by its order where as many have the same around them", () => {
			const twice = before + entry("two");
			const third = { start: 16, end: 16 };
			const region = regionOf(prepareText(twice), third);
			assert(region);
			const near = writeNear(nearOf(region, quote));
			expect(
				relocate(
					{ ...anchorAt(third), near },
					quote,
					prepareText(`// new\n${twice}`),
				),
			).toMatchObject({ lines: { start: 17, end: 17 }, certainty: "unique" });
		});

		it("is not certain of one with other lines around it", () => {
			const found = findIn(entry("one") + entry("three"));
			expect(found).not.toMatchObject({ certainty: "unique" });
		});
	});

	it("leaves one line that was pointed at one line, whatever is written above it", () => {
		const before = "\tflush() {\n\t\tconst output = streams.get();\n\t}\n";
		const after =
			'\tflush() {\n\t\t@Suppress("resource")\n\t\tconst output = streamsOfThread.get();\n\t}\n';
		const lines = { start: 2, end: 2 };
		expect(
			relocate(
				anchorAt(lines),
				makeQuote(before.split("\n"), lines),
				prepareText(after),
				prepareText(before),
			),
		).toMatchObject({ state: "attached", lines: { start: 3, end: 3 } });
	});

	it("is neither helped nor harmed by a damaged record of what stood around", () => {
		const lines = { start: 2, end: 6 };
		const quote = makeQuote(code.split("\n"), lines);
		const after = prepareText(code.replace("left > margin", "left > 2"));
		const without = relocate(anchorAt(lines), quote, after);
		for (const near of ["", "////", "x", "a.b/c", "9".repeat(500)])
			expect(relocate({ ...anchorAt(lines), near }, quote, after)).toEqual(
				without,
			);
	});

	it("does not mind indentation, blank lines and line ends", () => {
		const after = code
			.replace(/^ {2}/gm, "\t\t")
			.replace("const left", "\n\n   const left")
			.replaceAll("\n", "\r\n");
		expect(find(code, { start: 2, end: 6 }, after)).toMatchObject({
			state: "attached",
			lines: { start: 2, end: 8 },
		});
	});

	it("finds lines that a formatter broke or joined", () => {
		const one = "x\ncall(first, second, third);\ny";
		const broken = "x\ncall(\n  first,\n  second, third);\ny";
		expect(find(one, { start: 2, end: 2 }, broken)).toMatchObject({
			lines: { start: 2, end: 4 },
		});
		expect(find(broken, { start: 2, end: 4 }, one)).toMatchObject({
			lines: { start: 2, end: 2 },
		});
	});

	it("finds code that itself holds a line which says that lines are left out", () => {
		const line = "⋯ 5 lines left out, sha256:0123456789abcdef ⋯";
		const text = `first();\n${line}\nlast();`;
		expect(find(text, { start: 1, end: 3 }, `new();\n${text}`)).toMatchObject({
			lines: { start: 2, end: 4 },
			certainty: "unique",
		});
		const long = numbered("one", 50).with(3, line);
		const lines = { start: 2, end: 49 };
		expect(
			find(long.join("\n"), lines, ["new();", ...long].join("\n")),
		).toMatchObject({ lines: { start: 3, end: 50 }, certainty: "unique" });
	});

	describe.each([1, 41, 5_000])(
		"of %i lines (of more than 40 no note keeps the middle)",
		(count) => {
			const before = [
				...numbered("above", 9),
				...numbered("step", count),
				...numbered("below", 9),
			];
			const lines = { start: 10, end: count + 9 };
			const quote = makeQuote(before, lines);
			const past = prepareLines(before);
			const region = regionOf(past, lines);
			assert(region);
			const anchor = {
				...anchorAt(lines),
				near: writeNear(nearOf(region, quote)),
			};
			const ways: [string, (after: readonly string[]) => Placement][] = [
				[
					"by its old text",
					(after) => relocate(anchor, quote, prepareLines(after), past),
				],
				[
					"by its note",
					(after) => relocate(anchor, quote, prepareLines(after)),
				],
				[
					"by its quote",
					(after) => relocate(anchorAt(lines), quote, prepareLines(after)),
				],
			];

			describe.each(ways)("%s", (_, findIn) => {
				const certainlyAt = (start: number, end: number) => ({
					state: "attached",
					path,
					lines: { start, end },
					certainty: "unique",
					p: 1,
				});

				it("is certain of code that stands as it was", () => {
					expect(findIn(before)).toEqual(certainlyAt(10, count + 9));
				});

				it("is certain of code that moved in its file", () => {
					const after = [
						...before.slice(count + 9),
						...before.slice(0, count + 9),
					];
					expect(findIn(after)).toEqual(certainlyAt(19, count + 18));
				});

				it("is certain of code that was laid out in another way", () => {
					const after = before
						.flatMap((line) => ["", `\t${line.replace("(", "(\n\t\t")}`])
						.join("\n")
						.split("\n");
					expect(findIn(after)).toEqual(certainlyAt(29, 3 * count + 27));
				});

				if (count === 1) return;

				it("says that code changed of which the middle is another", () => {
					const found = findIn(before.with(34, "somethingElse();"));
					expect(found).toMatchObject({ lines, certainty: "changed" });
					expect(found).not.toMatchObject({ p: 1 });
				});

				it("says that code changed of which the middle was deleted", () => {
					const gone = Math.ceil(count / 5) - 4;
					const found = findIn(before.toSpliced(34, gone));
					expect(found).toMatchObject({
						lines: { start: 10, end: count + 9 - gone },
						certainty: "changed",
					});
					expect(found).not.toMatchObject({ p: 1 });
				});
			});
		},
	);

	it("finds a long region that ends with a line of nothing but a semicolon", () => {
		const before = [...numbered("step", 50), ";", "", "```"];
		expect(
			find(
				before.join("\n"),
				{ start: 1, end: 51 },
				["new();", ...before].join("\n"),
			),
		).toMatchObject({ lines: { start: 2, end: 52 }, certainty: "unique" });
	});

	it("is certain of a long list that a formatter broke into more lines", () => {
		const entries = Array.from({ length: 50 }, (_, at) => [
			`id: 'item${at}'`,
			`name: "The ${at}th"`,
			`weight: ${at * 3}`,
		]);
		const list = (lines: readonly string[]) => [
			"export const list = [",
			...lines,
			"];",
		];
		const one = list(entries.map((each) => `  { ${each.join(", ")} },`));
		const broken = list(
			entries.flatMap((each) => [
				"  {",
				...each.map((line) => `    ${line.replaceAll("'", '"')},`),
				"  },",
			]),
		);
		const [short, long] = [
			{ start: 1, end: 52 },
			{ start: 1, end: 252 },
		];
		for (const past of [undefined, prepareLines(one)])
			expect(
				relocate(
					anchorAt(short),
					makeQuote(one, short),
					prepareLines(broken),
					past,
				),
			).toMatchObject({ lines: long, certainty: "unique", p: 1 });
		expect(
			relocate(anchorAt(long), makeQuote(broken, long), prepareLines(one)),
		).toMatchObject({ lines: short, certainty: "unique", p: 1 });
	});

	describe("of two regions that begin and end alike", () => {
		const alike = (name: string) => [
			...numbered("head", 24),
			...numbered(name, 10),
			...numbered("tail", 12),
		];
		const first = { start: 2, end: 47 };
		const second = { start: 49, end: 94 };
		const before = [
			"one();",
			...alike("parse"),
			"two();",
			...alike("print"),
			"three();",
		];

		it("is certain of the one in which what was left out stands", () => {
			for (const lines of [first, second])
				expect(
					relocate(
						anchorAt(lines),
						makeQuote(before, lines),
						prepareLines(["new();", ...before]),
					),
				).toMatchObject({
					lines: { start: lines.start + 1, end: lines.end + 1 },
					certainty: "unique",
				});
		});

		it("is certain of one among hundreds, however they are laid out by now", () => {
			const many = Array.from({ length: 300 }, (_, at) =>
				alike(`own${at}of`),
			).flat();
			const lines = { start: 4601, end: 4646 };
			const quote = makeQuote(many, lines);
			expect(
				relocate(anchorAt(lines), quote, prepareLines(["new();", ...many])),
			).toMatchObject({
				lines: { start: 4602, end: 4647 },
				certainty: "unique",
			});
			const spaced = many.flatMap((line) => ["", line]);
			expect(
				relocate(anchorAt(lines), quote, prepareLines(spaced)),
			).toMatchObject({
				lines: { start: 9202, end: 9292 },
				certainty: "unique",
			});
		});

		it("is not certain of the one that is left", () => {
			const after = prepareLines(before.toSpliced(1, 47));
			const quote = makeQuote(before, first);
			expect(findQuote(quote, after)).toEqual([]);
			const found = relocate(anchorAt(first), quote, after);
			expect(found).not.toMatchObject({ certainty: "unique" });
			expect(found).not.toMatchObject({ p: 1 });
		});

		it("does not show the one that is left for the one that was meant, by its note alone", () => {
			for (const count of [5, 10, 100]) {
				const parts = ["parse", "print"].map((name) => [
					...numbered("head", 24),
					...numbered(name, count),
					...numbered("tail", 12),
				]);
				const [one = [], two = []] = parts;
				const others = ["a", "b", "c", "d"].map((name) => numbered(name, 3));
				const [a = [], b = [], c = [], d = []] = others;
				const before = [...a, ...one, ...b, ...c, ...two, ...d];
				const lines = { start: 4, end: 3 + one.length };
				const quote = makeQuote(before, lines);
				const region = regionOf(prepareLines(before), lines);
				assert(region);
				const near = writeNear(nearOf(region, quote));
				const anchor = { ...anchorAt(lines), near };
				const without = prepareLines([...a, ...b, ...c, ...two, ...d]);
				expect(relocate(anchor, quote, without).state).not.toBe("attached");
				const edited = prepareLines(before.toSpliced(29, 1, "changed();"));
				expect(relocate(anchor, quote, edited)).toMatchObject({
					...{ state: "attached", lines, certainty: "changed" },
				});
			}
		});

		it("is found in the file that has what was left out, though its own has a region that begins and ends alike", () => {
			const quote = makeQuote(before, first);
			const other = "src/other.ts" as RepoPath;
			const file = (name: RepoPath, lines: readonly string[]) => {
				const text = prepareLines(lines);
				return { path: name, now: () => text, before: () => undefined };
			};
			const there = ["new();", ...alike("parse"), "old();"];
			const region = regionOf(prepareLines(before), first);
			assert(region);
			const near = writeNear(nearOf(region, quote));
			const found = relocateToday({ ...anchorAt(first), near }, quote, {
				same: file(path, before.toSpliced(1, 46)),
				renamed: undefined,
				others: [file(other, there)],
			});
			const best = found.state === "proposed" ? found.candidates[0] : found;
			expect(best).toMatchObject({ path: other, lines: { start: 2, end: 47 } });
		});

		it("knows by the old text that the one that is left is not the one that was meant", () => {
			const after = prepareLines(before.toSpliced(1, 46));
			expect(
				relocate(
					anchorAt(first),
					makeQuote(before, first),
					after,
					prepareLines(before),
				),
			).toEqual({ state: "lost" });
		});
	});

	it("is certain of nothing but the same text, layout aside", () => {
		const some = fc.array(fc.constantFrom("a(1);", "b(2);", "c(3);", "", "}"), {
			minLength: 1,
			maxLength: 60,
		});
		fc.assert(
			fc.property(some, some, some, some, (head, middle, tail, other) => {
				const before = [...head, ...middle, ...tail];
				const lines = { start: 1, end: before.length };
				const after = [...head, ...other, ...tail];
				const found = relocate(
					anchorAt(lines),
					makeQuote(before, lines),
					prepareLines(after),
				);
				if (found.state !== "attached" || found.certainty !== "unique") return;
				const { start, end } = found.lines;
				expect(bareText(after.slice(start - 1, end))).toBe(bareText(before));
			}),
		);
	});

	describe("in a text in which git left conflicts", () => {
		const conflict = (ours: string, theirs: string) =>
			`<<<<<<< HEAD\n${ours}\n=======\n${theirs}\n>>>>>>> theirs`;
		const condition = "    if (left > margin) return;";
		const said = (word: string) => condition.replace("margin", word);

		it("takes what lies within its lines for a part of them", () => {
			const text = code.replace(condition, conflict(said("1"), said("2")));
			expect(find(code, { start: 2, end: 6 }, text)).toMatchObject({
				state: "attached",
				lines: { start: 2, end: 10 },
				certainty: "changed",
			});
		});

		it("is on our side where both have it, and on the other where ours has not", () => {
			const [one, other] = ["1", "2"].map((word) =>
				code.replace(condition, said(word)),
			);
			assert.ok(one && other);
			expect(
				find(code, { start: 1, end: 7 }, conflict(one, other)),
			).toMatchObject({ state: "attached", lines: { start: 2, end: 8 } });
			expect(
				find(code, { start: 1, end: 7 }, conflict("nothing();", other)),
			).toMatchObject({ state: "attached", lines: { start: 4, end: 10 } });
		});

		it("is certain of code that stands as it was", () => {
			const text = `${conflict("one();", "two();")}\n${code}`;
			expect(find(code, { start: 1, end: 7 }, text)).toMatchObject({
				lines: { start: 6, end: 12 },
				certainty: "unique",
			});
		});
	});

	it("leaves whole files whole", () => {
		expect(
			relocate(anchorAt(undefined), { lines: [] }, prepareText(code)),
		).toEqual({ state: "whole", path });
	});

	it("always finds unique lines again, wherever they went and however they are indented", () => {
		fc.assert(
			fc.property(
				fc.uniqueArray(fc.stringMatching(/^[a-z]{3,9}\(\d{1,4}\);$/), {
					minLength: 4,
					maxLength: 60,
				}),
				fc.nat(),
				fc.nat({ max: 50 }),
				fc.array(fc.stringMatching(/^\/\/ [a-z ]{0,12}$/), { maxLength: 20 }),
				fc.constantFrom("", "  ", "\t"),
				(lines, from, length, above, indent) => {
					const start = (from % lines.length) + 1;
					const end = Math.min(lines.length, start + length);
					const after = [...above, ...lines.map((line) => indent + line)];
					expect(
						find(lines.join("\n"), { start, end }, after.join("\n")),
					).toEqual({
						state: "attached",
						path,
						lines: { start: start + above.length, end: end + above.length },
						certainty: "unique",
						p: 1,
					});
				},
			),
		);
	});
});

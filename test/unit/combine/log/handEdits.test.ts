import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LogEntry } from "../../../../src/combine/log/logEntry.ts";
import { build, noteEntry, zoneIn } from "./logFixture.ts";
import { messyMarkdown } from "./messyMarkdown.ts";

/** What a person does to the file; `at` says where, from 0 to 1. */
type Hand =
	| { readonly does: "add"; readonly at: number; readonly word: string }
	| { readonly does: "drop"; readonly at: number }
	| { readonly does: "mark"; readonly at: number; readonly line: string }
	| { readonly does: "copy"; readonly at: number; readonly to: number };

const place = fc.double({ min: 0, max: 1, noNaN: true });
const word = fc
	.nat({ max: 1_000_000_000 })
	.map((number) => `word${number.toString(36)}`);
const hand: fc.Arbitrary<Hand> = fc.oneof(
	{
		weight: 4,
		arbitrary: fc.record({
			does: fc.constant("add" as const),
			at: place,
			word,
		}),
	},
	{
		weight: 1,
		arbitrary: fc.record({ does: fc.constant("drop" as const), at: place }),
	},
	{
		weight: 1,
		arbitrary: fc.record({
			does: fc.constant("mark" as const),
			at: place,
			line: fc.constantFrom(
				...["```", "```ts", "~~~~", "## Mine", ""],
				...["<!-- tacit bbbbbbbb 00000000 -->", "<!-- /tacit -->"],
				...["<<<<<<< ours", "=======", ">>>>>>> theirs"],
			),
		}),
	},
	{
		weight: 1,
		arbitrary: fc.record({
			does: fc.constant("copy" as const),
			at: place,
			to: place,
		}),
	},
);

const ids = ["aaaaaaaa", "bbbbbbbb", "cccccccc", "dddddddd", "eeeeeeee"];
const entry = fc
	.record({
		id: fc.constantFrom(...ids),
		title: fc.oneof(fc.constantFrom("One", "Two `x`", "Three"), messyMarkdown),
		gist: messyMarkdown,
		why: fc.oneof(fc.constant(""), messyMarkdown),
		date: fc.constantFrom("2026-01-01", "2026-02-02", undefined),
		state: fc.constantFrom("accepted" as const, "proposed" as const),
	})
	.map(({ id, title, ...given }) =>
		noteEntry(id, title.replace(/\s+/g, " "), {
			...given,
			status: given.state,
		}),
	);
const entries = fc
	.uniqueArray(entry, { selector: ({ key }) => key, maxLength: 5 })
	.map((list) =>
		list.sort((a, b) =>
			`${a.date ?? "~"} ${a.key}` < `${b.date ?? "~"} ${b.key}` ? -1 : 1,
		),
	);

function edited(
	text: string,
	hands: readonly Hand[],
): { text: string; words: readonly string[] } {
	const lines = text.split(/(?<=\n)/);
	for (const each of hands) {
		const at = Math.floor(each.at * lines.length);
		if (each.does === "add")
			lines.splice(at, 0, `${each.word} is said here.\n`);
		else if (each.does === "mark") lines.splice(at, 0, `${each.line}\n`);
		else if (each.does === "drop") lines.splice(at, 1);
		else
			lines.splice(
				Math.floor(each.to * lines.length),
				0,
				...lines.slice(at, at + 12),
			);
	}
	const result = lines.join("");
	const words = hands.flatMap((each) =>
		each.does === "add" ? [each.word] : [],
	);
	return { text: result, words: words.filter((word) => result.includes(word)) };
}

describe("whatever people do to the log between builds", () => {
	it("no word of theirs is lost, and building twice changes nothing", () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(entries, fc.array(hand, { maxLength: 6 })), {
					minLength: 1,
					maxLength: 5,
				}),
				fc.constantFrom("\n", "\r\n"),
				(rounds, eol) => {
					let text: string | undefined;
					const said = new Set<string>();
					for (const [list, hands] of rounds) {
						const built = build(list, text);
						for (const word of said) expect(built).toContain(word);
						expect(build(list, built)).toBe(built);
						const step = edited(built.replaceAll("\r\n", "\n"), hands);
						text = step.text.replaceAll("\n", eol);
						for (const word of [...said])
							if (!step.text.includes(word)) said.delete(word);
						for (const word of step.words) said.add(word);
					}
				},
			),
			{ numRuns: 60 },
		);
	});

	it("text between zones stays to the byte, whatever changes in the notes", () => {
		fc.assert(
			fc.property(
				entries,
				entries,
				fc.array(word, { minLength: 6, maxLength: 6 }),
				(before, after, words) => {
					let index = 0;
					const text = build(before, undefined).replace(
						/(?<=<!-- \/tacit -->\n)/g,
						() => `\n  ${words[index++ % words.length]}\t \n\n\n- x\n`,
					);
					const outside = (of: string) =>
						of
							.replace(
								/^<!-- tacit \S+ \w{8} -->\n(?:[\s\S]*?\n)?<!-- \/tacit -->\n?/gm,
								"",
							)
							.replace(/\n+/g, "\n");
					expect(outside(build(after, text))).toBe(outside(text));
				},
			),
			{ numRuns: 80 },
		);
	});

	it("a change of one note touches its zone alone, and its line of the overview", () => {
		fc.assert(
			fc.property(entries, fc.nat(), messyMarkdown, (list, which, gist) => {
				const changed = list[which % Math.max(1, list.length)];
				if (!changed) return;
				const before = build(list, undefined);
				const next: LogEntry[] = list.map((each) =>
					each === changed ? { ...each, gist } : each,
				);
				const after = build(next, before);
				for (const { key } of list)
					if (key !== changed.key)
						expect(zoneIn(after, key)).toBe(zoneIn(before, key));
				expect(after.replace(zoneIn(after, changed.key), "")).toBe(
					before.replace(zoneIn(before, changed.key), ""),
				);
			}),
			{ numRuns: 80 },
		);
	});

	it("what a fresh build gives is what many small ones give", () => {
		fc.assert(
			fc.property(entries, (list) => {
				let text: string | undefined;
				for (let count = 0; count <= list.length; count++)
					text = build(list.slice(0, count), text);
				expect(text).toBe(build(list, undefined));
				let backwards: string | undefined;
				for (let at = list.length; at >= 0; at--)
					backwards = build(list.slice(at), backwards);
				expect(backwards).toBe(text);
			}),
			{ numRuns: 40 },
		);
	});
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	followEdit,
	followStretch,
	type Stretch,
	type TextChange,
} from "../../../../src/core/anchor/followText.ts";

const apply = (text: string, change: TextChange) =>
	text.slice(0, change.offset) +
	change.text +
	text.slice(change.offset + change.length);

const invert = (text: string, change: TextChange): TextChange => ({
	offset: change.offset,
	length: change.text.length,
	text: text.slice(change.offset, change.offset + change.length),
});

interface Journey {
	readonly text: string;
	readonly stretch: Stretch;
	readonly changes: readonly TextChange[];
}

/** A text, a stretch of whole lines in it, and edits that fit one after the other. */
const journey: fc.Arbitrary<Journey> = fc
	.tuple(
		fc.array(fc.stringMatching(/^[ a-z(){};]{0,18}$/), {
			minLength: 3,
			maxLength: 14,
		}),
		fc.nat(),
		fc.nat(),
		fc.array(
			fc.tuple(
				fc.nat(),
				fc.nat({ max: 40 }),
				fc.stringMatching(/^[a-z\n ;]{0,20}$/),
			),
			{ maxLength: 25 },
		),
	)
	.map(([lines, from, count, raw]) => {
		const text = lines.join("\n");
		const first = from % lines.length;
		const last = Math.min(lines.length - 1, first + (count % 4));
		const start = lines
			.slice(0, first)
			.reduce((sum, line) => sum + line.length + 1, 0);
		const end =
			start +
			lines
				.slice(first, last + 1)
				.reduce((sum, line) => sum + line.length + 1, 0) -
			1;
		let now = text;
		const changes = raw.map(([at, length, words]) => {
			const offset = at % (now.length + 1);
			const change = {
				offset,
				length: Math.min(length, now.length - offset),
				text: words,
			};
			now = apply(now, change);
			return change;
		});
		return { text, stretch: { start, end }, changes };
	});

/** The same with no character twice: what is put back cannot be taken for something else that reads alike. */
function withOwnCharacters({ text, stretch, changes }: Journey): Journey {
	let next = 0x4e00;
	const own = (like: string) =>
		Array.from(like, () => String.fromCharCode(next++)).join("");
	return {
		text: own(text),
		stretch,
		changes: changes.map((change) => ({ ...change, text: own(change.text) })),
	};
}

describe("following a stretch of an open text", () => {
	it("always names the words that it says it is on", () => {
		fc.assert(
			fc.property(journey, ({ text, stretch, changes }) => {
				const followed = followStretch(text, stretch);
				let now = text;
				for (const change of changes) {
					now = apply(now, change);
					followEdit(followed, [change]);
					if (followed.stretch)
						expect(
							now.slice(followed.stretch.start, followed.stretch.end),
						).toBe(followed.words);
				}
			}),
			{ numRuns: 2000 },
		);
	});

	it("is where it began once everything is undone", () => {
		fc.assert(
			fc.property(journey.map(withOwnCharacters), (each) => {
				const { text, stretch, changes } = each;
				fc.pre(stretch.end > stretch.start);
				const followed = followStretch(text, stretch);
				const undo: TextChange[] = [];
				let now = text;
				for (const change of changes) {
					undo.unshift(invert(now, change));
					now = apply(now, change);
					followEdit(followed, [change]);
				}
				for (const change of undo) followEdit(followed, [change]);
				expect(followed.stretch).toEqual(stretch);
			}),
			{ numRuns: 2000 },
		);
	});

	it("comes back when lines that were typed over are put back in one", () => {
		const text = "one\ntwo\nthree\nfour\n";
		const followed = followStretch(text, { start: 4, end: 13 });
		followEdit(followed, [{ offset: 8, length: 10, text: "x" }]);
		followEdit(followed, [{ offset: 9, length: 0, text: "y" }]);
		expect(followed.words).toBe("two\n");
		followEdit(followed, [{ offset: 8, length: 2, text: "three\nfour" }]);
		expect(followed).toMatchObject({
			stretch: { start: 4, end: 13 },
			words: "two\nthree",
			losses: [],
			patches: [],
		});
	});

	it("is not taken in by a change of the same size as an undo", () => {
		const followed = followStretch("\n)\n;", { start: 3, end: 4 });
		const edit = (text: string) =>
			followEdit(followed, [{ offset: 2, length: 2, text }]);
		edit(";;");
		edit("; ");
		edit(";;");
		expect(followed.stretch).toBeUndefined();
		edit("\n;");
		expect(followed.stretch).toEqual({ start: 3, end: 4 });
	});

	it("does not move for edits outside but keeps to its words", () => {
		fc.assert(
			fc.property(journey, ({ text, stretch, changes }) => {
				const words = text.slice(stretch.start, stretch.end);
				const followed = followStretch(text, stretch);
				for (const change of changes) {
					const at = followed.stretch;
					if (!at) return;
					const outside =
						change.offset + change.length <= at.start ||
						change.offset >= at.end;
					if (!outside) continue;
					followEdit(followed, [change]);
					expect(followed.words).toBe(words);
				}
			}),
			{ numRuns: 1000 },
		);
	});

	it("follows lines that are cut and pasted elsewhere", () => {
		const text = "one\nconst limit = 500;\nthree\n";
		const followed = followStretch(text, { start: 4, end: 22 });
		followEdit(followed, [{ offset: 4, length: 19, text: "" }]);
		expect(followed.stretch).toBeUndefined();
		followEdit(followed, [
			{ offset: 10, length: 0, text: "const limit = 500;\n" },
		]);
		expect(followed.stretch).toEqual({ start: 10, end: 28 });
	});

	it("follows lines that are dragged in one edit", () => {
		const followed = followStretch("one\nconst limit = 500;\nthree\n", {
			start: 4,
			end: 22,
		});
		followEdit(followed, [
			{ offset: 29, length: 0, text: "const limit = 500;\n" },
			{ offset: 4, length: 19, text: "" },
		]);
		expect(followed.stretch).toEqual({ start: 10, end: 28 });
	});

	it("does not jump to a bracket that somebody pastes", () => {
		const followed = followStretch("a {\n}\n", { start: 4, end: 5 });
		followEdit(followed, [{ offset: 4, length: 2, text: "" }]);
		followEdit(followed, [{ offset: 0, length: 0, text: "b {\n}\n" }]);
		expect(followed.stretch).toBeUndefined();
	});
});

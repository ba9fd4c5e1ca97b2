import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	type FollowedStretch,
	followEdit,
	followStretch,
	type Stretch,
	type TextChange,
} from "../../../../src/core/anchor/followText.ts";
import { EditingHands, type Step, steps } from "./editingHands.ts";
import { TaggedText } from "./taggedText.ts";

interface Journey {
	readonly size: number;
	readonly from: number;
	readonly length: number;
	readonly steps: readonly Step[];
}

const journey: fc.Arbitrary<Journey> = fc.record({
	size: fc.integer({ min: 1, max: 60 }),
	from: fc.nat(),
	length: fc.nat(),
	steps,
});

// The two are the same but for what changes alone do not tell. What is put in is taken for words that were there before: by
// hand just where they were taken, if it reads alike, as when a text becomes what it was; anywhere, if none is left and it holds twelve characters or more. What
// is typed on right before something put in earlier belongs to either. A redo brings back in one what was typed behind an
// edit, and the whole is taken for that edit. Losses before the last 64 are forgotten.
describe("following a stretch by the changes of its text alone", () => {
	it("gives what characters would that each know whether they belong to it", () => {
		fc.assert(
			fc.property(journey, (each) => {
				const before = new Map<string, Stretch>();
				for (const { followed, tagged } of follow(each, (text) => text)) {
					const there = before.get(tagged.text);
					if (!isEqual(followed.stretch, tagged.stretch) && there) {
						expect(followed.stretch).toEqual(there);
						return;
					}
					expect(followed.stretch).toEqual(tagged.stretch);
					if (tagged.stretch) before.set(tagged.text, tagged.stretch);
				}
			}),
			{ numRuns: 5000 },
		);
	});

	it("gives something else, where characters are alike, only by taking what is put in for words that it had", () => {
		const alike = (text: string) =>
			text.replaceAll(/./g, (unit) => "abc"[unit.charCodeAt(0) % 3] ?? "");
		fc.assert(
			fc.property(journey, (each) => {
				const had = new Set<string>();
				for (const step of follow(each, alike)) {
					const { followed, tagged, changes, between } = step;
					if (!isEqual(followed.stretch, tagged.stretch)) {
						expect(followed.stretch).toBeDefined();
						// Further changes of the same edit may have changed them since.
						if (changes.length === 1) expect(had).toContain(followed.words);
						return;
					}
					for (const words of [...between, followed.words]) had.add(words);
				}
			}),
			{ numRuns: 5000 },
		);
	});
});

function isEqual(one: Stretch | undefined, other: Stretch | undefined) {
	return one?.start === other?.start && one?.end === other?.end;
}

/** The words that are followed after each of an edit's changes but the last. */
function wordsBetween(
	followed: FollowedStretch,
	changes: readonly TextChange[],
	isUndo: boolean,
): readonly string[] {
	return changes.slice(1).map((_, index) => {
		const copy = structuredClone(followed);
		const count = index + 1;
		followEdit(
			copy,
			isUndo ? changes.slice(-count) : changes.slice(0, count),
			isUndo,
		);
		return copy.words;
	});
}

/** Takes the steps, and tells after each how the stretch was followed in the text as it is `written`, and by its characters. */
function* follow(
	{ size, from, length, steps }: Journey,
	written: (text: string) => string,
) {
	const hands = new EditingHands(size);
	const start = from % size;
	const stretch = { start, end: start + 1 + (length % (size - start)) };
	const tagged = new TaggedText(hands.text, stretch);
	const followed = followStretch(written(hands.text), stretch);
	yield {
		...{ followed, tagged, changes: [] as readonly TextChange[] },
		between: [] as readonly string[],
	};
	for (const step of steps) {
		const changes = hands.do(step, tagged.text);
		if (!changes) continue;
		const isUndo = step.does === "undo";
		if (isUndo) tagged.undo();
		else tagged.edit(changes, step.does === "type on");
		const seen = changes.map((change) => ({
			...change,
			text: written(change.text),
		}));
		const between = wordsBetween(followed, seen, isUndo);
		followEdit(followed, seen, isUndo);
		yield { followed, tagged, changes, between };
	}
}

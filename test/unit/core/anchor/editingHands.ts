import fc from "fast-check";
import type { TextChange } from "../../../../src/core/anchor/followText.ts";

/** Something that somebody does; numbers are taken as they fit the text. */
export type Step =
	/** Replaces something at each of some cursors. */
	| {
			readonly does: "edit";
			readonly at: number;
			readonly length: number;
			readonly count: number;
			readonly cursors: number;
	  }
	/** Types behind what the edit just before put in, to be undone together with it. */
	| { readonly does: "type on"; readonly count: number }
	| {
			readonly does: "cut" | "move";
			readonly at: number;
			readonly length: number;
			readonly to: number;
	  }
	/** Pastes what was cut last. */
	| { readonly does: "paste"; readonly at: number }
	| { readonly does: "undo" | "redo" };

const step: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.record({
			does: fc.constant("edit" as const),
			at: fc.nat(),
			length: fc.nat(12),
			count: fc.nat(8),
			cursors: fc.integer({ min: 1, max: 3 }),
		}),
	},
	{
		weight: 2,
		arbitrary: fc.record({
			does: fc.constant("type on" as const),
			count: fc.integer({ min: 1, max: 3 }),
		}),
	},
	{
		weight: 2,
		arbitrary: fc.record({
			does: fc.constantFrom("cut" as const, "move" as const),
			at: fc.nat(),
			length: fc.nat(40),
			to: fc.nat(),
		}),
	},
	{
		weight: 1,
		arbitrary: fc.record({
			does: fc.constant("paste" as const),
			at: fc.nat(),
		}),
	},
	{
		weight: 6,
		arbitrary: fc.record({
			does: fc.constantFrom("undo" as const, "undo" as const, "redo" as const),
		}),
	},
);

/** Fewer than the edits that are remembered. */
export const steps: fc.Arbitrary<readonly Step[]> = fc.array(step, {
	maxLength: 40,
});

const firstCharacter = 0x4e00;

/**
 * Turns steps into changes as VS Code tells them: from the last in the text to the first, undone ones too. No character
 * stands twice in what they make, but for what is pasted. Three things are never done, for whoever looks at changes alone
 * takes them for others: what was cut is not pasted just there, which is an undo; nothing is typed on right before
 * something that was put in earlier, to which it could belong as well; nothing is moved to where it is.
 */
export class EditingHands {
	readonly text: string;
	#next = firstCharacter;
	readonly #undo: (readonly TextChange[])[] = [];
	readonly #redo: (readonly TextChange[])[] = [];
	#clipboard = "";
	/** The characters between which the clipboard's text was cut; empty at either end of the text. */
	#gap: readonly string[] = [];
	/** Where typing goes on. */
	#typing: number | undefined;

	/** They begin with a `text` of this length. */
	constructor(length: number) {
		this.text = this.#type(length);
	}

	/** The changes of the next step in the text as it is now; `undefined` if it cannot be done. */
	do(step: Step, text: string): readonly TextChange[] | undefined {
		const typing = this.#typing;
		this.#typing = undefined;
		switch (step.does) {
			case "undo":
				return goTo(text, this.#undo, this.#redo);
			case "redo":
				return goTo(text, this.#redo, this.#undo);
			case "type on":
				return typing === undefined
					? undefined
					: this.#typeOn(text, typing, step.count);
			default:
				return this.#change(text, this.#changes(step, text));
		}
	}

	#change(text: string, changes: readonly TextChange[]): typeof changes {
		this.#redo.length = 0;
		this.#undo.push(inverse(text, changes));
		const [only, ...more] = changes;
		if (only && only.text !== "" && more.length === 0)
			this.#typing = only.offset + only.text.length;
		return changes;
	}

	#typeOn(text: string, offset: number, count: number) {
		const last = this.#undo.at(-1)?.[0];
		const before = firstCharacter + this.text.length;
		if (!last || text.charCodeAt(offset) >= before) return undefined;
		const change = { offset, length: 0, text: this.#type(count) };
		this.#undo[this.#undo.length - 1] = [
			{ ...last, length: last.length + count },
		];
		this.#redo.length = 0;
		this.#typing = offset + count;
		return [change];
	}

	#changes(
		step: Extract<Step, { readonly at: number }>,
		text: string,
	): readonly TextChange[] {
		const offset = step.at % (text.length + 1);
		if (step.does === "paste") {
			const isBack = around(text, offset, 0).some(
				(each, at) => each === this.#gap[at],
			);
			return isBack ? [] : [{ offset, length: 0, text: this.#clipboard }];
		}
		if (step.does === "edit") return this.#atCursors(step, text.length);
		const length = Math.min(step.length, text.length - offset);
		const taken = text.slice(offset, offset + length);
		const cut = { offset, length, text: "" };
		if (step.does === "cut") {
			this.#clipboard = taken;
			this.#gap = around(text, offset, length);
			return [cut];
		}
		const to = step.to % (text.length + 1);
		if (to >= offset && to <= offset + length) return [];
		const put = { offset: to, length: 0, text: taken };
		return to > offset ? [put, cut] : [cut, put];
	}

	#atCursors(
		{ at, length, count, cursors }: Extract<Step, { readonly does: "edit" }>,
		size: number,
	): readonly TextChange[] {
		const changes: TextChange[] = [];
		for (let end = size; end >= 0 && changes.length < cursors; ) {
			const offset = at % (end + 1);
			changes.push({
				offset,
				length: Math.min(length, end - offset),
				text: this.#type(count),
			});
			end = offset - 1;
		}
		return changes;
	}

	#type(count: number): string {
		return Array.from({ length: count }, () =>
			String.fromCharCode(this.#next++),
		).join("");
	}
}

function around(text: string, offset: number, length: number) {
	return [text.charAt(offset - 1), text.charAt(offset + length)];
}

function goTo(
	text: string,
	from: (readonly TextChange[])[],
	to: (readonly TextChange[])[],
): readonly TextChange[] | undefined {
	const changes = from.pop();
	if (changes) to.push(inverse(text, changes));
	return changes;
}

/** The changes that take these back, from the last in the text to the first as these are. */
function inverse(
	text: string,
	changes: readonly TextChange[],
): readonly TextChange[] {
	return changes.map(({ offset, length, text: put }, at) => {
		const grown = changes
			.slice(at + 1)
			.reduce((sum, each) => sum + each.text.length - each.length, 0);
		return {
			offset: offset + grown,
			length: put.length,
			text: text.slice(offset, offset + length),
		};
	});
}

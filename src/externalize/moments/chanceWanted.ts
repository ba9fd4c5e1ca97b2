import type { MessageWords } from "./momentReaders.ts";

/** By which of the forms that labels tell apart a moment is seen. */
export type MomentForm =
	/** The message says that something is taken back, or is as it was. */
	| "taken back"
	/** A version is held or lower than before, or a test is skipped. */
	| "held"
	/** One library stands in the place of another. */
	| "swapped"
	/** Code is gone. */
	| "gone"
	/** The title says that something was put out of the way. */
	| "put aside";

/** The logarithm of the odds that one is wanted, before its message counts. */
const odds: Readonly<Record<MomentForm, number>> = {
	"taken back": -0.1,
	held: 1,
	swapped: -1.1,
	gone: -1.5,
	"put aside": -1.5,
};
/** What each doubling, or so, of the words below the title takes from it. */
const ofWords = 0.5;
/** What it takes when a sentence is as likely a reason as not, against one that is surely none. */
const ofReason = 0.3;
/** Between which two the likeness to a reason tells something, 0 to 1. */
const telling = { least: 0.001, most: 0.6 };

/**
 * How likely whoever reads a commit with its diff wants the answer to the question of a moment and does not find it there, 0
 * to 1.
 *
 * A logistic regression of five constants, for the forms, and two weights: the words below the title, by their
 * logarithm, and how much the sentence that is most like a reason is like one, by the logarithm of its odds. Fitted to 557
 * labels of 34 repositories (`test/fixtures/moments`), with those of mistakes mended since among them. Nothing else told
 * wanted ones from others within a form: not how much was changed, in how many files, with tests or comments or without,
 * how old the lines were and how often they had changed, whether their last author was the same, nor numbers of issues or
 * the way in which titles are written.
 *
 * Each repository in turn left out of the fitting, 80 % (76 to 84) of 362 with a chance of .6 and more were wanted; in the
 * 16 repositories that were read before the rules had seen them, 77 % (71 to 82) of 199, which is why that is asked for. It
 * is one question in about 170 commits. The more often one is asked, the fewer are wanted: of those 16, 72 % at one in 125,
 * and of what lies between one and two in a hundred a quarter. Where the forms were not made from their labels it is less:
 * 64 % (53 to 74) of 70 in the five histories that are held out (`npm run bench:moments`).
 */
export function chanceWanted(form: MomentForm, said: MessageWords): number {
	const { prose, items, nearReason } = said;
	// A list often is but the subjects of what was squashed.
	const words = wordsIn(prose) + wordsIn(items.join(" ")) / 2;
	const likeness = Math.min(Math.max(nearReason, telling.least), telling.most);
	const logit =
		odds[form] -
		ofWords * Math.log1p(words) -
		ofReason * Math.log(likeness / (1 - likeness));
	return 1 / (1 + Math.exp(-logit));
}

function wordsIn(text: string): number {
	return text.match(/\p{L}{2,}/gu)?.length ?? 0;
}

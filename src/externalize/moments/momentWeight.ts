import { saysAim } from "./answered.ts";
import type { FileRole } from "./fileRole.ts";
import type { MessageWords } from "./momentReaders.ts";

const roleWeights: Readonly<Record<FileRole, number>> = {
	code: 1,
	manifest: 1,
	configuration: 1,
	test: 0.75,
	docs: 0.4,
	none: 0,
};

/**
 * How much a moment deserves a question, 0 to 1: how telling its signs are (`sign`, 0 to 1, which every kind gives by its
 * own rules, .5 being as good as not), times what the file is for (all of it for code, manifests and configuration, three
 * quarters for tests, less for documents), times how much the commit's message leaves open: nothing where it gives a
 * reason, half where it explains in a sentence or more, somewhat more where its subject
 * says what the change is for, nearly all where it is a subject alone, all where it says nothing.
 */
export function momentWeight(
	sign: number,
	role: FileRole,
	said: MessageWords,
): number {
	return Math.max(0, Math.min(1, sign)) * roleWeights[role] * openness(said);
}

/** How much a message leaves open, 0 to 1. */
function openness(said: MessageWords): number {
	const { reason, saysNothing, prose, items } = said;
	if (reason) return 0;
	if (saysNothing) return 1;
	// A list often is but the subjects of what was squashed.
	const words = wordsIn(prose) + wordsIn(items.join(" ")) / 2;
	// Two sentences tell what a title leaves out, if not in the words by which reasons are known.
	if (words >= 8) return 0.5;
	if (saysAim(said)) return 0.55;
	return words >= 4 ? 0.8 : 0.95;
}

function wordsIn(text: string): number {
	return text.match(/\p{L}{2,}/gu)?.length ?? 0;
}

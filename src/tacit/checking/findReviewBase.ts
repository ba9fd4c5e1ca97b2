import { isIncomparable } from "../../core/isIncomparable.ts";
import type { TacitBase } from "../base.ts";
import type { ReviewBase } from "../checking.ts";

/** See `Checking.reviewBase`. */
export async function findReviewBase(
	base: Pick<TacitBase, "history">,
	named: string | undefined,
): Promise<ReviewBase | undefined> {
	const history = base.history();
	const revision = named ?? (await history.reviewBase());
	if (revision === undefined) return undefined;
	const head = await history.head();
	if (head?.commit === undefined) return undefined;
	try {
		if ((await history.mergeBase(revision)) === head.commit) return undefined;
	} catch (error) {
		// Nobody chose it: two histories that never met, or a clone of a part, is no fault to tell of.
		if (named === undefined && isIncomparable(error)) return undefined;
		throw error;
	}
	return {
		revision,
		name: named ?? revision.replace(/^refs\/(?:heads|remotes)\//, ""),
	};
}

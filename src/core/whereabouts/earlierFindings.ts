import type { Pacer } from "../pacer.ts";
import type { Findings } from "./findings.ts";
import {
	differenceOf,
	type TreeDifference,
	type TreeState,
} from "./treeState.ts";

/** Work trees of which findings are kept, and their files in all: a hundred bytes each. */
const mostTrees = 4;
const mostFiles = 400_000;

/** What was found out in the trees of before. */
export interface Earlier {
	readonly findings: Findings;
	/** How the tree of now differs from theirs; `undefined` where nobody knows. */
	readonly difference: TreeDifference | undefined;
}

/**
 * Findings of the last trees that were looked into: whoever goes to and fro between branches finds what he found there. At
 * most four trees with 400,000 files in all, and the last one in any case. Of trees between which git sees no difference, as
 * after each save of a file that it does not know yet, the last one alone: they must not push out those of another branch.
 */
export interface EarlierFindings {
	/** Keeps them as the last ones. */
	add(findings: Findings): void;
	/** Those of the tree from which that of now differs least. */
	nearest(now: TreeState, pacer: Pacer): Promise<Earlier>;
}

const nothing: Findings = {
	places: new Map(),
	state: undefined,
	signature: undefined,
};
const noDifference: TreeDifference = { changed: new Set(), cameOrWent: false };

/** Knows none at first. */
export function createEarlierFindings(): EarlierFindings {
	/** The last ones first. */
	let kept: readonly Findings[] = [];
	return {
		add(findings) {
			const others = kept.filter((each) => !isReplaced(each, findings));
			let files = 0;
			kept = [findings, ...others].filter(({ state }, at) => {
				files += state?.tree.size ?? 0;
				return at === 0 || (at < mostTrees && files <= mostFiles);
			});
		},
		async nearest(now, pacer) {
			const same = kept.find(
				({ signature }) =>
					signature !== undefined && signature === now.signature,
			);
			if (same) return { findings: same, difference: noDifference };
			let best: Earlier = {
				findings: kept[0] ?? nothing,
				difference: undefined,
			};
			for (const findings of kept) {
				if (!findings.state) continue;
				const difference = await differenceOf(findings.state, now, pacer);
				const least = best.difference?.changed.size;
				if (least === undefined || difference.changed.size < least)
					best = { findings, difference };
			}
			return best;
		},
	};
}

function isReplaced(
	{ signature, state }: Findings,
	{ signature: last, state: now }: Findings,
): boolean {
	if (state !== undefined && state.tree === now?.tree) return true;
	return signature === last && (signature !== undefined || state === undefined);
}

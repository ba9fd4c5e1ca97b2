import type { Anchor } from "../../core/anchor/anchor.ts";
import type { Placement } from "../../core/anchor/relocate.ts";
import type { LineRange } from "../../core/lineRange.ts";
import type { RepoPath } from "../../core/repoPath.ts";

/** What an anchor is to be rewritten to, so that it says where its code is. */
export interface PlaceFix {
	readonly path: RepoPath;
	/** In the whole text of the file, 1-based, inclusive; `undefined`: all of it. */
	readonly lines: LineRange | undefined;
	/**
	 * `renew`: the code is as it was, and its quote is taken anew. `follow`: it is another by now, or stands in several places,
	 * so its quote and the text that this was taken from stay, and the file's name alone is written anew: that a person has to
	 * look is not settled by a move.
	 */
	readonly how: "renew" | "follow";
}

/**
 * What to do about an anchor whose code moved; `undefined` where it did not, or where that is not certain. `written` are the
 * lines in which the anchor says that it stands, as lines of the whole file; `saysSame`: whether the code of now does what the
 * quote does, how its lines are in against each other included.
 */
export function placeFix(
	{ path, lines }: Pick<Anchor, "path" | "lines">,
	written: readonly LineRange[],
	placement: Placement,
	saysSame: boolean,
): PlaceFix | undefined {
	if (placement.state === "whole")
		return placement.path !== path && lines === undefined
			? { path: placement.path, lines: undefined, how: "renew" }
			: undefined;
	if (placement.state !== "attached" || lines === undefined) return undefined;
	const isElsewhere = placement.path !== path;
	if (placement.certainty !== "unique" || !saysSame)
		return isElsewhere
			? { path: placement.path, lines: placement.lines, how: "follow" }
			: undefined;
	const { start, end } = placement.lines;
	const isThere = written.some(
		(each) => each.start === start && each.end === end,
	);
	return isElsewhere || !isThere
		? { path: placement.path, lines: placement.lines, how: "renew" }
		: undefined;
}

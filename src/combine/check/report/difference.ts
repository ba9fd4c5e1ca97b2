import { diffArrays } from "diff";
import type { CheckFinding } from "../checkFinding.ts";

/** A line of code that a change took away, brought, or let stand. */
export interface DifferenceLine {
	readonly mark: "-" | "+" | " ";
	readonly text: string;
}

/** Lines that a difference shows at most. */
const most = 30;

/** What a finding's code was and is, line by line; the first lines where they are many. Empty where neither is known. */
export function differenceOf({
	before,
	after,
}: Pick<CheckFinding, "before" | "after">): {
	readonly lines: readonly DifferenceLine[];
	/** How many more there are. */
	readonly left: number;
} {
	const old = (before?.text ?? []).slice(0, 400);
	const now = (after?.text ?? []).slice(0, 400);
	const all = diffArrays([...old], [...now]).flatMap(
		({ value, added, removed }) =>
			value.map(
				(text): DifferenceLine => ({
					mark: added ? "+" : removed ? "-" : " ",
					text,
				}),
			),
	);
	return { lines: all.slice(0, most), left: Math.max(0, all.length - most) };
}

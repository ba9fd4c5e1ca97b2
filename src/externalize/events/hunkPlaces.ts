import type { PreparedText } from "../../core/anchor/preparedText.ts";
import { type Hunk, hunksOf } from "../moments/hunks.ts";
import type { Stretch } from "./event.ts";

/** A change, and where it stands in both texts. */
export interface HunkPlace {
	readonly hunk: Hunk;
	readonly before: Stretch;
	readonly after: Stretch;
}

/**
 * What changed between two texts, and where, so that what stands below a change moved by just as many lines as it has more
 * or less: blank lines beside it that came or went with it are part of it.
 */
export function hunkPlaces(
	old: PreparedText,
	now: PreparedText,
): readonly HunkPlace[] {
	/** Indexes into the solid lines: all before is told already. */
	let [oldAt, nowAt] = [0, 0];
	return hunksOf(old, now).map((hunk) => {
		const [gone] = hunk.old;
		const [came] = hunk.now;
		// Between two hunks both texts say the same.
		const same = gone
			? indexFrom(old, oldAt, gone.line) - oldAt
			: came
				? indexFrom(now, nowAt, came.line) - nowAt
				: 0;
		const left = gapAt(old, oldAt + same, hunk.old.length);
		const right = gapAt(now, nowAt + same, hunk.now.length);
		oldAt += same + hunk.old.length;
		nowAt += same + hunk.now.length;
		const above = Math.min(left.above, right.above);
		const below = Math.min(
			left.below,
			right.below,
			left.room - above,
			right.room - above,
		);
		return {
			hunk,
			before: within(left, above, below),
			after: within(right, above, below),
		};
	});
}

/** What lies between two lines that stayed. */
interface Gap {
	/** Its first line. */
	readonly start: number;
	/** How many lines it has, blank ones with them. */
	readonly room: number;
	/** Blank lines at its start, and at its end; all of them, at both, where nothing else is there. */
	readonly above: number;
	readonly below: number;
}

function gapAt({ solid, lines }: PreparedText, at: number, count: number): Gap {
	const start = (at > 0 ? (solid[at - 1]?.line ?? 0) : 0) + 1;
	const end = (solid[at + count]?.line ?? lines.length + 1) - 1;
	const room = end - start + 1;
	const first = solid[at]?.line;
	const last = solid[at + count - 1]?.line;
	return count > 0 && first !== undefined && last !== undefined
		? { start, room, above: first - start, below: end - last }
		: { start, room, above: room, below: room };
}

function within({ start, room }: Gap, above: number, below: number): Stretch {
	return { start: start + above, end: start + room - 1 - below };
}

function indexFrom({ solid }: PreparedText, from: number, line: number) {
	let at = from;
	while (at < solid.length && (solid[at]?.line ?? 0) < line) at++;
	return at;
}

import { diffTexts } from "../../core/anchor/engine/matchLines.ts";
import type {
	PreparedText,
	SolidLine,
} from "../../core/anchor/preparedText.ts";
import type { LineRange } from "../../core/lineRange.ts";

/** A line that holds more than white space, as it stands in its text. */
export interface HunkLine extends SolidLine {
	/** Without the white space around it, and what is further on than anybody reads. */
	readonly source: string;
}

/** Lines that a commit put in the place of others; of both sides those that hold more than white space. */
export interface Hunk {
	readonly old: readonly HunkLine[];
	readonly now: readonly HunkLine[];
	/** Where `now` stands after the commit; where nothing does, the line before. */
	readonly lines: LineRange;
}

/** What changed between two texts of a file, without what differs in layout, quotes and ending commas alone. */
export function hunksOf(
	before: PreparedText,
	after: PreparedText,
): readonly Hunk[] {
	const { map } = diffTexts(before, after);
	const hunks: Hunk[] = [];
	let old = 0;
	let now = 0;
	while (old < before.solid.length || now < after.solid.length) {
		if (old < map.length && map[old] === now) {
			old++;
			now++;
			continue;
		}
		const oldStart = old;
		while (old < map.length && (map[old] ?? -1) < 0) old++;
		const end =
			old < map.length ? (map[old] ?? after.solid.length) : after.solid.length;
		const added = linesOf(after, now, end);
		hunks.push({
			old: linesOf(before, oldStart, old),
			now: added,
			lines: placeOf(added, after, now),
		});
		now = end;
	}
	return hunks;
}

/** Longer lines nobody wrote by hand; in UTF-16 units. */
const longestSource = 1_000;

function linesOf(
	text: PreparedText,
	from: number,
	until: number,
): readonly HunkLine[] {
	return text.solid.slice(from, until).map((each) => ({
		...each,
		source: (text.lines[each.line - 1] ?? "").trim().slice(0, longestSource),
	}));
}

function placeOf(
	added: readonly HunkLine[],
	after: PreparedText,
	at: number,
): LineRange {
	const [first] = added;
	const last = added.at(-1);
	if (first && last) return { start: first.line, end: last.line };
	const line = after.solid[Math.max(0, at - 1)]?.line ?? 1;
	return { start: line, end: line };
}

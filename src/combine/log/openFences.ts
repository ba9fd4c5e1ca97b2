/** Tells what fenced code holds. */
export interface Fences {
	/** Whether an offset lies in a fenced block that begins at or after `from`. Asked in the order of the text. */
	holds(from: number, offset: number): boolean;
}

/** A stretch of a text. */
export interface Stretch {
	/** Offset of its first character. */
	readonly start: number;
	/** Offset after its last. */
	readonly end: number;
}

/**
 * Looks for fenced code in a text; a fence that is never closed holds nothing. No line in one of `foreign` (in their order, none
 * in another) closes a fence.
 */
export function openFences(
	text: string,
	foreign: readonly Stretch[] = [],
): Fences {
	const fence = /^ {0,3}(`{3,}|~{3,})(.*)$/gm;
	let start = -1;
	let at = 0;
	/** The fenced block that was found last: offsets of its opening and after its closing line. */
	let block: { opened: number; end: number } | undefined;
	return {
		holds(from, offset) {
			if (from !== start) {
				start = from;
				at = from;
				block = undefined;
			}
			for (;;) {
				if (block && offset < block.end) return offset > block.opened;
				if (block) at = block.end;
				block = undefined;
				const between = text.slice(at, offset);
				if (!between.includes("```") && !between.includes("~~~")) return false;
				fence.lastIndex = at;
				const opening = fence.exec(text);
				if (!opening || opening.index > offset) return false;
				at = fence.lastIndex;
				const marks = opening[1] ?? "";
				if (marks.startsWith("`") && opening[2]?.includes("`")) continue;
				const end = closingOf(marks, at);
				if (end !== undefined) block = { opened: opening.index, end };
			}
		},
	};

	function closingOf(marks: string, from: number): number | undefined {
		const closing = new RegExp(
			`^ {0,3}${marks[0]}{${marks.length},}[ \\t]*\\r?$`,
			"gm",
		);
		closing.lastIndex = from;
		let next = 0;
		for (
			let found = closing.exec(text);
			found !== null;
			found = closing.exec(text)
		) {
			const { index } = found;
			while ((foreign[next]?.end ?? index + 1) <= index) next++;
			const around = foreign[next];
			if (around === undefined || index < around.start)
				return closing.lastIndex;
			closing.lastIndex = around.end;
		}
		return undefined;
	}
}

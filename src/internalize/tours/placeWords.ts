import { linesOfSelection } from "./movedSelection.ts";
import type { StepSpot } from "./stepPlace.ts";
import type { StepTarget } from "./stepTarget.ts";

/** `src/a.ts:12`, `src/a.ts:12-14` for a selection without a line, `src/a.ts /pattern/`. The same in every language. */
export function targetWords(target: StepTarget): string {
	switch (target.kind) {
		case "none":
			return "";
		case "outside":
			return target.written;
		case "folder":
			return `${target.path}/`;
		case "file":
			return target.path;
		case "pattern":
			return `${target.path} /${target.pattern}/`;
		case "lines":
			return target.line === undefined && target.selection
				? withLines(target.path, target.selection)
				: `${target.path}:${target.line ?? 1}`;
	}
}

/** Where it is in the same form as what the target has written. */
export function spotWords(target: StepTarget, spot: StepSpot): string {
	return target.kind === "lines" &&
		target.line === undefined &&
		spot.selection !== undefined
		? withLines(spot.path, spot.selection)
		: `${spot.path}:${spot.line}`;
}

function withLines(
	path: string,
	selection: Parameters<typeof linesOfSelection>[0],
): string {
	const { start, end } = linesOfSelection(selection);
	return start === end ? `${path}:${start}` : `${path}:${start}-${end}`;
}

import type { Node } from "jsonc-parser";
import type { Splice } from "../../core/markdown/splice.ts";
import type { TourPosition, TourSelection } from "./tour.ts";

/** What is to be written into a step in the place of what stands there; what is left out stays. */
export interface StepChange {
	/** From the tour's root. */
	readonly file?: string | undefined;
	/** 1-based. */
	readonly line?: number | undefined;
	readonly selection?: TourSelection | undefined;
	readonly pattern?: string | undefined;
}

/**
 * The change as splices in the text that the step's node was read from: each value that is another gives way, and every other
 * byte of the file stays. A key that the step does not have is not added.
 */
export function editStep(step: Node, change: StepChange): readonly Splice[] {
	const { file, line, selection, pattern } = change;
	const [start, end] = [
		["selection", "start"],
		["selection", "end"],
	].map((way) => fieldAt(step, way));
	return [
		...valueSplices(fieldAt(step, ["file"]), file),
		...valueSplices(fieldAt(step, ["line"]), line),
		...valueSplices(fieldAt(step, ["pattern"]), pattern),
		...(selection ? selectionSplices(start, end, selection) : []),
	];
}

/** A selection that was made backwards stays so. */
function selectionSplices(
	start: Node | undefined,
	end: Node | undefined,
	selection: TourSelection,
): readonly Splice[] {
	const one = positionOf(start);
	const other = positionOf(end);
	const isTurned =
		one &&
		other &&
		(other.line < one.line ||
			(other.line === one.line && other.character < one.character));
	const [first, last] = isTurned ? [end, start] : [start, end];
	return [
		...positionSplices(first, selection.start),
		...positionSplices(last, selection.end),
	];
}

function positionSplices(
	node: Node | undefined,
	{ line, character }: TourPosition,
): readonly Splice[] {
	if (!node) return [];
	return [
		...valueSplices(fieldAt(node, ["line"]), line),
		...valueSplices(fieldAt(node, ["character"]), character),
	];
}

function positionOf(node: Node | undefined): TourPosition | undefined {
	const line = node && fieldAt(node, ["line"])?.value;
	const character = node && fieldAt(node, ["character"])?.value;
	return typeof line === "number" && typeof character === "number"
		? { line, character }
		: undefined;
}

function valueSplices(
	node: Node | undefined,
	value: string | number | undefined,
): readonly Splice[] {
	if (!node || value === undefined || node.value === value) return [];
	return [
		{
			start: node.offset,
			end: node.offset + node.length,
			text: JSON.stringify(value),
		},
	];
}

/** The value that counts: the last of several of one name, as in `JSON.parse`. */
function fieldAt(node: Node, way: readonly string[]): Node | undefined {
	let at: Node | undefined = node;
	for (const name of way)
		at = at?.children?.findLast(({ children }) => children?.[0]?.value === name)
			?.children?.[1];
	return at;
}

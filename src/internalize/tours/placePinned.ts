import type { PreparedText } from "../../core/anchor/preparedText.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { PatternLines } from "./patternLines.ts";
import type { StepPlace } from "./stepPlace.ts";
import type { StepTarget } from "./stepTarget.ts";
import type { TourSelection } from "./tour.ts";

/** Where a step is whose tour speaks of the commit or tag `revision`: as written, in the text of that time. */
export async function placePinned(
	target: StepTarget,
	revision: string,
	{
		textThen,
		patternLines,
	}: {
		/** `undefined` where the file was not there. */
		textThen(path: RepoPath): Promise<PreparedText | undefined>;
		patternLines(pattern: string, text: PreparedText): PatternLines;
	},
): Promise<StepPlace> {
	switch (target.kind) {
		case "none":
			return { state: "none" };
		case "outside":
			return { state: "outside", written: target.written };
		case "folder":
			return { state: "whole", path: target.path, isFolder: true };
	}
	const { path } = target;
	const text = await textThen(path);
	if (!text) return { state: "lost", path, isGone: true };
	if (target.kind === "file") return { state: "whole", path, isFolder: false };
	const pinned = (
		line: number,
		selection: TourSelection | undefined,
	): StepPlace => ({
		...{ state: "pinned", revision, spot: { path, line, selection } },
		isBeyond: line > text.lines.length,
	});
	if (target.kind === "lines") {
		const { line, selection } = target;
		return pinned(line ?? selection?.end.line ?? 1, selection);
	}
	const { lines, problem } = patternLines(target.pattern, text);
	return lines[0] === undefined
		? { state: "lost", path, isGone: false, problem }
		: pinned(lines[0], undefined);
}

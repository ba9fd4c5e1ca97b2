import type { RepoPath } from "../repoPath.ts";
import type { Quote } from "./anchor.ts";
import { type AnchorInfo, writeInfoString } from "./infoString.ts";

/**
 * The fenced block of an anchor, without a line end after its closing fence. `noteFolder` is the folder that
 * holds `.tacit/`; `kept` are words that Tacit did not know when it read the block's info string.
 */
export function writeAnchorBlock(
	anchor: AnchorInfo,
	quote: Quote,
	noteFolder: RepoPath,
	eol: "\n" | "\r\n" | "\r" = "\n",
	kept: readonly string[] = [],
): string {
	const fence = "`".repeat(longestBacktickRun(quote.lines) + 1).padEnd(3, "`");
	const info = writeInfoString(anchor, noteFolder, kept);
	return [`${fence}${info}`, ...quote.lines, fence].join(eol);
}

function longestBacktickRun(lines: readonly string[]): number {
	let longest = 0;
	for (const line of lines)
		for (const [run] of line.matchAll(/`+/g))
			longest = Math.max(longest, run.length);
	return longest;
}

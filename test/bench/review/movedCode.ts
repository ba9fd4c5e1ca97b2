import type { FileToday } from "../../../src/core/anchor/engine/place.ts";
import type { PreparedText } from "../../../src/core/anchor/preparedText.ts";
import {
	inFile,
	type Placement,
	relocate,
} from "../../../src/core/anchor/relocate.ts";
import type { PastAnchor } from "../../../src/core/pastText.ts";
import type { ChangedFile } from "../../../src/core/ports.ts";
import type { RepoPath } from "../../../src/core/repoPath.ts";
import { likelyFiles } from "../../../src/core/whereabouts/likelyFiles.ts";
import { tellingLines } from "../../../src/core/whereabouts/tellingLines.ts";
import type { Texts } from "../../../src/core/whereabouts/texts.ts";
import { mayHoldFunctions } from "./functionsIn.ts";

const mostFiles = 6;

/**
 * Where the code of an anchor went in one commit, if it is in its own file no more: looked for in the files that the commit
 * changed, those first that hold its lines, as the product looks for it in all that changed since the note was written.
 * `undefined` where it is at home.
 */
export async function movedCode(
	{ anchor, quote }: Pick<PastAnchor, "anchor" | "quote">,
	past: PreparedText,
	changes: readonly ChangedFile[],
	texts: Pick<Texts, "blob">,
): Promise<Placement | undefined> {
	const read = async ({ after, before }: ChangedFile) => {
		const now = after && (await texts.blob(after.blob, after.path));
		if (!now || !after) return undefined;
		const then = before && (await texts.blob(before.blob, before.path));
		const file: FileToday = {
			path: after.path,
			now: () => now,
			before: () => then,
		};
		return file;
	};
	const own = changes.find(({ before }) => before?.path === anchor.path);
	const home = own && (await read(own));
	const stays = home?.path === anchor.path;
	if (home && stays) {
		const there = inFile(home.path, home.now());
		if (relocate(anchor, quote, there, past).state === "attached")
			return undefined;
	}
	const wanted = tellingLines(quote.lines);
	const files = new Map<RepoPath, FileToday>();
	const holders = new Map<string, RepoPath[]>();
	for (const change of changes) {
		if (change === own || !change.after || !mayHoldFunctions(change.after.path))
			continue;
		const file = await read(change);
		if (!file) continue;
		files.set(file.path, file);
		const lines = new Set(file.now().lines.map((line) => line.trim()));
		for (const line of wanted)
			if (lines.has(line))
				holders.set(line, [...(holders.get(line) ?? []), file.path]);
	}
	const others = likelyFiles(anchor.path, wanted, holders, () => true)
		.slice(0, mostFiles)
		.flatMap((path) => files.get(path) ?? []);
	return relocate(
		anchor,
		quote,
		{
			same: stays ? home : undefined,
			renamed: stays ? undefined : home,
			others,
		},
		past,
	);
}

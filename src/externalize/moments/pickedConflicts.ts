import { diffTexts } from "../../core/anchor/engine/matchLines.ts";
import type { PreparedText } from "../../core/anchor/preparedText.ts";
import type { Resolution, WholeCommit } from "../../core/ports.ts";
import type { ReadVersion } from "./changedFile.ts";
import type { Conflict } from "./commitView.ts";
import { fileRole } from "./fileRole.ts";

/** A file when a commit was put onto another: a merge of three, and what somebody made of it. */
export interface PickedTexts {
	/** Before the commit that was picked. */
	readonly base: PreparedText;
	/** Where it was put. */
	readonly ours: PreparedText;
	/** After the commit that was picked. */
	readonly theirs: PreparedText;
	/** After the commit that came of it. */
	readonly now: PreparedText;
}

/** Files of a picked commit beyond which none is looked at. */
const mostFiles = 80;

/**
 * What was in conflict where `original` was put onto another commit and became `commit`, as git finds it for merges: lines
 * that both had changed, each in another way, with no line between that both had left. Nothing of files that were renamed
 * or are new. Git keeps no record of it, so it is merged anew; that somebody had to resolve it must be known otherwise.
 */
export async function pickedConflicts(
	commit: WholeCommit,
	original: WholeCommit,
	read: ReadVersion,
): Promise<readonly Conflict[]> {
	if (commit.files.length > mostFiles) return [];
	const found: Conflict[] = [];
	for (const { before, after } of commit.files) {
		const path = after?.path;
		if (!before || !after || path === undefined) continue;
		if (before.path !== path || fileRole(path) === "none") continue;
		const picked = original.files.find((each) => each.after?.path === path);
		if (picked?.before?.path !== path || !picked.after) continue;
		// What was put onto the same text met nobody else's change.
		if (picked.before.blob === before.blob) continue;
		const base = await read(picked.before);
		const ours = await read(before);
		const theirs = await read(picked.after);
		const now = await read(after);
		if (!base || !ours || !theirs || !now) continue;
		for (const each of conflictsIn({ base, ours, theirs, now }))
			found.push({ ...each, path, text: async () => now });
	}
	return found;
}

/** The conflicts of one file, in order; layout is no change. */
export function conflictsIn({
	base,
	ours,
	theirs,
	now,
}: PickedTexts): readonly Omit<Resolution, "path">[] {
	const inOurs = diffTexts(base, ours).map;
	const inTheirs = diffTexts(base, theirs).map;
	const inNow = diffTexts(ours, now).map;
	const found: Omit<Resolution, "path">[] = [];
	/** The first line of each that was not looked at yet; indexes of `solid`. */
	let start = { base: 0, ours: 0, theirs: 0 };
	for (let line = 0; line <= base.solid.length; line++) {
		const isEnd = line === base.solid.length;
		const end = {
			base: line,
			ours: isEnd ? ours.solid.length : (inOurs[line] ?? -1),
			theirs: isEnd ? theirs.solid.length : (inTheirs[line] ?? -1),
		};
		if (end.ours < 0 || end.theirs < 0) continue;
		const was = piece(base, start.base, end.base);
		const mine = piece(ours, start.ours, end.ours);
		const other = piece(theirs, start.theirs, end.theirs);
		if (mine !== was && other !== was && mine !== other)
			found.push({
				lines: linesNow(now, inNow, start.ours, end.ours),
				ours: sources(ours, start.ours, end.ours),
				theirs: sources(theirs, start.theirs, end.theirs),
			});
		start = { base: line + 1, ours: end.ours + 1, theirs: end.theirs + 1 };
	}
	return found;
}

function piece({ solid }: PreparedText, from: number, until: number): string {
	return solid
		.slice(from, until)
		.map(({ text }) => text)
		.join("\n");
}

function sources(
	{ solid, lines }: PreparedText,
	from: number,
	until: number,
): readonly string[] {
	return solid.slice(from, until).map(({ line }) => lines[line - 1] ?? "");
}

/** What stands between the lines that stand around these by now; where nothing does, the line before. */
function linesNow(
	now: PreparedText,
	inNow: Int32Array,
	from: number,
	until: number,
): Resolution["lines"] {
	const before = inNow.subarray(0, from).findLast((index) => index >= 0) ?? -1;
	const after =
		inNow.subarray(until).find((index) => index >= 0) ?? now.solid.length;
	const last = Math.max(after - 1, before, 0);
	const first = Math.min(before + 1, last);
	return {
		start: now.solid[first]?.line ?? 1,
		end: now.solid[last]?.line ?? 1,
	};
}

import { anchorFinding } from "../../combine/check/anchorFinding.ts";
import type { UnrankedFinding } from "../../combine/check/checkFinding.ts";
import { judgeSince, type Verdict } from "../../combine/check/judgeAnchor.ts";
import { splitLines } from "../../core/anchor/preparedText.ts";
import { quoteAt } from "../../core/anchor/quoteAt.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { mayLoseCode } from "../../core/unreadableAnchors.ts";
import {
	type AllSources,
	type PlacedIn,
	placedEverywhere,
} from "./placedEverywhere.ts";
import {
	type JudgedNote,
	tellUnknown,
	type UnknownSources,
} from "./unknownFiles.ts";

/** The notes of which something is to be told. */
export interface LookedAt {
	readonly findings: readonly UnrankedFinding[];
	/** How many notes were looked at. */
	readonly looked: number;
}

/** Tells of all notes whose code is another, or gone, since they were written or confirmed; not of those that hold no more. */
export async function allNotes(
	sources: AllSources & UnknownSources,
): Promise<LookedAt> {
	const told: JudgedNote[] = [];
	const looked = new Set<RepoPath>();
	for await (const each of placedEverywhere(sources)) {
		const { note } = each.placed;
		if (mayLoseCode(note)) continue;
		looked.add(note.file.path);
		const verdict = await verdictOn(each, sources);
		if (verdict) told.push({ note, verdict });
	}
	const judged = await tellUnknown(told, sources);
	return {
		findings: judged.flatMap(
			({ note, verdict }) => anchorFinding(note, verdict) ?? [],
		),
		looked: looked.size,
	};
}

async function verdictOn(
	{
		placed: { note, anchor, placement },
		file: { path, kind, code, prepared },
	}: PlacedIn,
	{ store }: AllSources,
): Promise<Verdict | undefined> {
	const { lines } = anchor;
	if (!lines) {
		const wanted = anchor.isFolder ? "folder" : "file";
		if (placement.state !== "lost" && kind === wanted) return undefined;
		const before = { path: anchor.path, lines: { start: 1, end: 1 }, text: [] };
		return { of: "gone", before };
	}
	if (placement.state === "attached" && placement.certainty !== "changed")
		return undefined;
	const noteLines = splitLines((await store.read(note.file)).text);
	const quote = quoteAt(noteLines, anchor.noteLine);
	const before = { path: anchor.path, lines, text: quote.lines };
	if (placement.state === "lost") return { of: "gone", before };
	if (placement.state === "proposed")
		return { of: "doubtful", before, candidates: placement.candidates };
	if (placement.state !== "attached" || !code) return undefined;
	return judgeSince(anchor.path, lines, quote.lines, {
		file: { path, text: prepared() },
		lines: placement.lines,
	});
}

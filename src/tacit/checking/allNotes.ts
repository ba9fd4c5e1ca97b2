import { anchorFinding } from "../../combine/check/anchorFinding.ts";
import type { UnrankedFinding } from "../../combine/check/checkFinding.ts";
import { judgeSince, type Verdict } from "../../combine/check/judgeAnchor.ts";
import { prepareCode, splitLines } from "../../core/anchor/preparedText.ts";
import { quoteAt } from "../../core/anchor/quoteAt.ts";
import { isTacitError } from "../../core/errors.ts";
import { type CodeText, codeOf } from "../../core/notebook/codeText.ts";
import { createPacer } from "../../core/pacer.ts";
import type { PlacedNote } from "../../core/placeNotes.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { mayLoseCode } from "../../core/unreadableAnchors.ts";
import { pathOfAway } from "../../core/whereabouts/away.ts";
import type { TacitBase } from "../base.ts";
import type { PlacingTacit } from "../search/notePlaces.ts";

/** What all notes are looked at with. */
export interface AllSources
	extends Pick<TacitBase, "index" | "store" | "slice">,
		PlacingTacit {}

/** The notes of which something is to be told. */
export interface LookedAt {
	readonly findings: readonly UnrankedFinding[];
	/** How many notes were looked at. */
	readonly looked: number;
}

/** Tells of all notes whose code is another, or gone, since they were written or confirmed; not of those that hold no more. */
export async function allNotes(sources: AllSources): Promise<LookedAt> {
	const { index, slice, whereabouts } = sources;
	const pacer = createPacer(slice);
	const paths = new Set(await index.namedPaths(pacer));
	for (const away of whereabouts?.all() ?? []) {
		const path = pathOfAway(away);
		if (path !== undefined) paths.add(path);
	}
	const findings: UnrankedFinding[] = [];
	const looked = new Set<RepoPath>();
	for (const path of [...paths].sort()) {
		if (pacer.isDue()) await pacer.rest();
		const file = await readFile(path, sources);
		if (!file) continue;
		const code = () => file.code ?? codeOf(path, "");
		for (const each of await sources.placeNotes(path, code, {
			history: true,
		})) {
			if (mayLoseCode(each.note)) continue;
			looked.add(each.note.file.path);
			const verdict = await verdictOn(each, file, sources);
			const finding = verdict && anchorFinding(each.note, verdict);
			if (finding) findings.push(finding);
		}
	}
	return { findings, looked: looked.size };
}

interface ReadFile {
	readonly path: RepoPath;
	readonly kind: "file" | "folder" | undefined;
	readonly code: CodeText | undefined;
}

/** `undefined` where it cannot be read, which is a finding of its own. */
async function readFile(
	path: RepoPath,
	{ workspace, readCode }: AllSources,
): Promise<ReadFile | undefined> {
	try {
		const kind = await workspace.kindOf(path);
		return {
			path,
			kind,
			code: kind === "file" ? await readCode(path) : undefined,
		};
	} catch (error) {
		if (isTacitError(error)) return undefined;
		throw error;
	}
}

async function verdictOn(
	{ note, anchor, placement }: PlacedNote,
	{ path, kind, code }: ReadFile,
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
		file: { path, text: prepareCode(code) },
		lines: placement.lines,
	});
}

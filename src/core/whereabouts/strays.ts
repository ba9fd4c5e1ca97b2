import type { Quote } from "../anchor/anchor.ts";
import type { FileToday } from "../anchor/engine/place.ts";
import { type PreparedText, splitLines } from "../anchor/preparedText.ts";
import { quoteAt } from "../anchor/quoteAt.ts";
import { inFile, relocate, relocateCertainly } from "../anchor/relocate.ts";
import { isTacitError } from "../errors.ts";
import type { AnchoredNote } from "../index/noteIndex.ts";
import type { AnchorBrief } from "../index/noteRow.ts";
import type { Pacer } from "../pacer.ts";
import type { Workspace, WorkTree } from "../ports.ts";
import type { RepoPath } from "../repoPath.ts";
import type { NoteStore } from "../store.ts";
import type { Texts } from "./texts.ts";

/** One of a note's anchors, that may not be in its file any more. */
export interface Suspect extends AnchoredNote {
	/** 0-based, among the note's anchors. */
	readonly anchorIndex: number;
}

/** An anchor that its own file does not hold. */
export interface Stray extends Suspect {
	readonly quote: Quote;
	/** The text in which it was made, if that can be had. */
	readonly past: PreparedText | undefined;
	/** Its own file, where there still is one. */
	readonly home: FileToday | undefined;
}

/** What is needed to tell strays from those that are at home. */
export interface StraySearch {
	readonly tree: WorkTree;
	readonly workspace: Pick<Workspace, "kindOf">;
	readonly store: Pick<NoteStore, "read">;
	readonly texts: Texts;
	readonly pacer: Pacer;
}

/** Whether the anchor is in its file for certain, without a look into it. */
export function isAtHome(brief: AnchorBrief, tree: WorkTree): boolean {
	if (brief.reach === "folder") return true;
	if (!tree.has(brief.path)) return false;
	const blob = tree.get(brief.path);
	return brief.reach === "file" || (blob !== undefined && blob === brief.blob);
}

/** Those of one file's anchors that it does not hold. A note that cannot be read any more is left out. */
export async function* straysOf(
	path: RepoPath,
	suspects: readonly Suspect[],
	search: StraySearch,
): AsyncGenerator<Stray> {
	const { tree, workspace, texts, pacer } = search;
	// Git does not tell of ignored files.
	const stands = tree.has(path) || (await workspace.kindOf(path)) !== undefined;
	const text = stands ? await pacer.during(() => texts.today(path)) : undefined;
	// Not a text that people write: who knows what is in it.
	if (stands && !text) return;
	const home = text && inFile(path, text);
	for (const each of suspects) {
		if (pacer.isDue()) await pacer.rest();
		const { anchor } = each;
		if (stands && anchor.lines === undefined) continue;
		const quote = await quoteOf(each, search.store);
		if (!quote) continue;
		if (text && relocateCertainly(anchor, quote, text)) continue;
		const past = await pacer.during(() => texts.past(anchor));
		if (home && isAttached(relocate(anchor, quote, home, past))) continue;
		yield { ...each, quote, past, home: home?.same };
	}
}

function isAttached({ state }: { readonly state: string }): boolean {
	return state === "attached";
}

async function quoteOf(
	{ note, anchor }: AnchoredNote,
	store: StraySearch["store"],
): Promise<Quote | undefined> {
	try {
		const { text } = await store.read(note.file);
		return quoteAt(splitLines(text), anchor.noteLine);
	} catch (error) {
		if (!isTacitError(error)) throw error;
		// It changed or went since the index read it, which tells of that.
		return undefined;
	}
}

import type { Quote } from "../anchor/anchor.ts";
import { prepareDiff } from "../anchor/engine/matchLines.ts";
import type { FileToday } from "../anchor/engine/place.ts";
import type { PlacementCache } from "../anchor/placementCache.ts";
import {
	type PreparedText,
	splitLines,
	withoutStyle,
} from "../anchor/preparedText.ts";
import { quoteAt } from "../anchor/quoteAt.ts";
import { inFile, relocateCertainly } from "../anchor/relocate.ts";
import { isTacitError } from "../errors.ts";
import type { AnchoredNote } from "../index/noteIndex.ts";
import type { AnchorBrief } from "../index/noteRow.ts";
import type { Pacer } from "../pacer.ts";
import type { PastAnchor } from "../pastText.ts";
import type { Workspace, WorkTree } from "../ports.ts";
import type { RepoPath } from "../repoPath.ts";
import type { NoteStore } from "../store.ts";
import { shareOf } from "./shareOf.ts";
import { tellingLines } from "./tellingLines.ts";
import type { Texts } from "./texts.ts";
import type { SuspectsByFile } from "./untouched.ts";

/** One of a note's anchors, that may not be in its file any more. */
export interface Suspect extends AnchoredNote {
	/** 0-based, among the note's anchors. */
	readonly anchorIndex: number;
}

/** An anchor that its own file does not hold; one on a whole file where another file may have its name by now. */
export interface Stray extends Suspect {
	readonly quote: Quote;
	/** The text in which it was made, if that can be had. */
	readonly past: PreparedText | undefined;
	/** Its own file, where there still is one that can be searched. */
	readonly home: FileToday | undefined;
	/** Whether its own file is there, be it too large to be searched. */
	readonly stands: boolean;
}

/** What is needed to tell strays from those that are at home. */
export interface StraySearch {
	readonly tree: WorkTree;
	readonly workspace: Pick<Workspace, "kindOf">;
	readonly store: Pick<NoteStore, "read">;
	readonly texts: Texts;
	past(wanted: PastAnchor): Promise<PreparedText | undefined>;
	/** Where anchors were found before. */
	readonly placements: PlacementCache;
	readonly pacer: Pacer;
}

/** Whether the anchor is in its file for certain, without a look into it. */
export function isAtHome(brief: AnchorBrief, tree: WorkTree): boolean {
	if (brief.reach === "folder") return true;
	if (!tree.has(brief.path)) return false;
	const blob = tree.get(brief.path);
	if (brief.reach === "file" && brief.blob === undefined) return true;
	return blob !== undefined && blob === brief.blob;
}

/** A file that holds a smaller share of the old one's lines may be another one of that name; of a quote's, has it no more. */
const kept = 0.33;

/** An anchor of which its file does not say for certain that it holds it; git was asked for its old text. */
interface Doubtful extends Omit<Stray, "past"> {
	readonly past: Promise<PreparedText | undefined>;
}

/**
 * Those of the anchors, given by their files, some files at a time, that these do not hold. A note that cannot be read any
 * more is left out. While git is asked for the old texts of some files others are looked at.
 */
export async function* straysOf(
	suspects: AsyncIterable<SuspectsByFile>,
	search: StraySearch,
): AsyncGenerator<Stray> {
	let asked: readonly Doubtful[] = [];
	for await (const files of suspects) {
		const doubtful: Doubtful[] = [];
		for (const [path, anchored] of files)
			doubtful.push(...(await doubtfulOf(path, anchored, search)));
		yield* straysAmong(asked, search);
		asked = doubtful;
	}
	yield* straysAmong(asked, search);
}

async function* straysAmong(
	doubtful: readonly Doubtful[],
	{ placements, pacer }: Pick<StraySearch, "placements" | "pacer">,
): AsyncGenerator<Stray> {
	// Git may have answered long since: then to wait for it would let nobody else run.
	await pacer.rest();
	const pasts = await pacer.during(() =>
		Promise.all(doubtful.map(({ past }) => past)),
	);
	for (const [index, each] of doubtful.entries()) {
		if (pacer.isDue()) await pacer.rest();
		const past = pasts[index];
		const { home } = each;
		if (home && past) await prepareDiff(past, home.now(), pacer);
		const stray = { ...each, past };
		if (!isHeld(stray, placements)) yield stray;
	}
}

/** Whether its own file holds it; of a whole file, whether what stands there has enough of it. */
function isHeld(
	{ anchor, quote, home, past }: Stray,
	placements: PlacementCache,
): boolean {
	if (!home) return false;
	// A file may be written anew to the last line and yet be the same: where it could have gone says more.
	if (anchor.lines === undefined)
		return past === undefined || shareOf(past, home.now()) >= kept;
	return isAttached(
		placements.place({ anchor, quote, text: home.now() }, past),
	);
}

/** Those of one file's anchors of which it does not say for certain that it holds them. */
async function doubtfulOf(
	path: RepoPath,
	suspects: readonly Suspect[],
	search: StraySearch,
): Promise<readonly Doubtful[]> {
	const { tree, workspace, store, texts, past, placements, pacer } = search;
	// Git does not tell of ignored files.
	const stands = tree.has(path) || (await workspace.kindOf(path)) !== undefined;
	const text = stands ? await texts.today(path) : undefined;
	if (stands && !text) return leftLarge(path, suspects, search);
	await text?.read(pacer);
	const home = text && inFile(path, text).same;
	const doubtful: Doubtful[] = [];
	for (const each of suspects) {
		if (pacer.isDue()) await pacer.rest();
		const { anchor } = each;
		const quote = await quoteOf(each, store);
		if (!quote) continue;
		if (anchor.lines && text) {
			if (relocateCertainly(anchor, quote, text)) continue;
			const known = placements.known({ anchor, quote, text });
			if (known && isAttached(known)) continue;
		}
		const old = past({ anchor, quote, file: each.note.file });
		doubtful.push({ ...each, quote, home, stands, past: old });
	}
	return doubtful;
}

/**
 * Those of the anchors of a file that is too large to be searched of whose lines hardly any stands in it any more. What was
 * edited in it stays: only so much can be told of it.
 */
async function leftLarge(
	path: RepoPath,
	suspects: readonly Suspect[],
	{ store, texts, past, pacer }: StraySearch,
): Promise<readonly Doubtful[]> {
	const text = await texts.largeToday(path);
	// Not a text that people write: who knows what is in it.
	if (!text) return [];
	await text.read(pacer);
	const left: Doubtful[] = [];
	for (const each of suspects) {
		if (pacer.isDue()) await pacer.rest();
		const { anchor } = each;
		const quote = anchor.lines && (await quoteOf(each, store));
		if (!quote || relocateCertainly(anchor, quote, text)) continue;
		const telling = tellingLines(quote.lines).map(withoutStyle);
		const there = telling.filter((line) => text.byText.has(line));
		if (telling.length === 0 || there.length > kept * telling.length) continue;
		const old = past({ anchor, quote, file: each.note.file });
		left.push({ ...each, quote, home: undefined, stands: true, past: old });
	}
	return left;
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

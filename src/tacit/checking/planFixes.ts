import { standsThere } from "../../combine/check/judgeAnchor.ts";
import { placeFix } from "../../combine/check/placeFix.ts";
import type { PathMove } from "../../combine/links/movedPath.ts";
import { prepareCode, splitLines } from "../../core/anchor/preparedText.ts";
import { quoteAt } from "../../core/anchor/quoteAt.ts";
import { inFile, relocate } from "../../core/anchor/relocate.ts";
import { languageOf } from "../../core/code/languageOf.ts";
import { isTacitError } from "../../core/errors.ts";
import type { NoteEdit } from "../../core/markdown/editNote.ts";
import type { IndexedNote } from "../../core/note.ts";
import { anchoredLines } from "../../core/notebook/cellPlaces.ts";
import { type CodeText, codeOf } from "../../core/notebook/codeText.ts";
import {
	noteFolderName,
	noteFolderOf,
	notePathFor,
} from "../../core/notePath.ts";
import {
	baseName,
	folderOf,
	isWithin,
	type RepoPath,
} from "../../core/repoPath.ts";
import type { StoredNote } from "../../core/store.ts";
import { decodeText } from "../../core/textEncoding.ts";
import { mayLoseCode } from "../../core/unreadableAnchors.ts";
import { pointedFolder } from "../../externalize/captureAnchor.ts";
import type { TacitBase } from "../base.ts";
import { type Capturing, createCapturing } from "../capturing.ts";
import type { CheckingSources } from "../checking.ts";
import type { FixedPlace, FixPlan, LeftFile } from "./fixPlan.ts";
import { placedEverywhere } from "./placedEverywhere.ts";
import { settleFixes, type WantedFix } from "./settleFixes.ts";

/**
 * What to rewrite so that published notes say where their code is, and lie beside it: of those with an anchor at, or whose
 * code came to, a file that `isMeant`. Those that hold no more stay as they are, and so does whatever is not certain.
 */
export async function planFixes(
	base: TacitBase,
	from: CheckingSources,
	isMeant: (path: RepoPath) => boolean,
): Promise<FixPlan> {
	const { capture } = createCapturing(base, { remember: true });
	const readNow = createReader(base);
	const left: LeftFile[] = [];
	const wanted: WantedFix[] = [];
	for (const [note, places] of await movedPlaces(base, from, isMeant))
		try {
			const stored = await base.store.read(note.file);
			const edits: NoteEdit[] = [];
			const sure: FixedPlace[] = [];
			for (const place of places) {
				const edit = await editOf(place, {
					...{ stored, readNow, capture },
					past: from.past,
				});
				if (!edit) continue;
				edits.push(edit);
				sure.push(place);
			}
			if (sure.length > 0)
				wanted.push({
					note,
					stored,
					edits,
					places: sure,
					move: moveOf(note, sure),
				});
		} catch (error) {
			if (!isTacitError(error)) throw error;
			left.push({ file: note.file, why: error.words });
		}
	return settleFixes(wanted, left, base, from);
}

/** The anchors whose code moved for certain, by note, in the order of the notes' paths. */
async function movedPlaces(
	base: TacitBase,
	from: CheckingSources,
	isMeant: (path: RepoPath) => boolean,
): Promise<ReadonlyMap<IndexedNote, readonly FixedPlace[]>> {
	const found = new Map<string, { note: IndexedNote; places: FixedPlace[] }>();
	/** Anchors of which it was found out. Code that is back in its own file comes to no other. */
	const settled = new Set<string>();
	for await (const { placed, file } of placedEverywhere({ ...base, ...from })) {
		const { note, anchor, anchorIndex, placement } = placed;
		if (note.file.visibility === "draft" || mayLoseCode(note)) continue;
		if (!isMeant(anchor.path) && !isMeant(file.path)) continue;
		if (placement.state !== "attached" && placement.state !== "whole") continue;
		const key = `${anchorIndex} ${note.file.path}`;
		if (settled.has(key)) continue;
		if (placed.from === undefined) {
			settled.add(key);
			const known = found.get(note.file.path);
			if (known)
				known.places = known.places.filter(
					(each) => each.anchorIndex !== anchorIndex,
				);
		}
		const text = file.prepared();
		const written = anchoredLines(anchor, text);
		const fixWhere = (saysSame: boolean) =>
			placeFix(anchor, written, placement, saysSame);
		// Most did not move: their notes are not read.
		if (!fixWhere(true)) continue;
		const stored = await base.store.read(note.file);
		const quote = quoteAt(splitLines(stored.text), anchor.noteLine);
		const there = { path: file.path, text };
		const fix = fixWhere(standsThere(anchor, quote, there));
		if (!fix) continue;
		const { path } = note.file;
		const known = found.get(path) ?? { note, places: [] };
		found.set(path, known);
		known.places.push({ anchor, anchorIndex, fix });
	}
	return new Map(
		[...found.values()]
			.filter(({ places }) => places.length > 0)
			.sort((one, other) =>
				one.note.file.path < other.note.file.path ? -1 : 1,
			)
			.map(({ note, places }) => [note, places]),
	);
}

interface FileNow {
	readonly bytes: Uint8Array;
	/** Empty where it is no text. */
	readonly code: CodeText;
}

/** Remembers the last one: several notes speak of one file. */
function createReader({
	workspace,
}: Pick<TacitBase, "workspace">): (
	path: RepoPath,
) => Promise<FileNow | undefined> {
	let last: { path: RepoPath; now: FileNow | undefined } | undefined;
	return async (path) => {
		if (last?.path === path) return last.now;
		const bytes = (await workspace.read(path))?.bytes;
		const decoded = bytes && decodeText(bytes);
		const text = decoded && "text" in decoded ? decoded.text : "";
		const now = bytes && { bytes, code: codeOf(path, text) };
		last = { path, now };
		return now;
	};
}

interface Editing {
	readonly stored: StoredNote;
	readonly past: CheckingSources["past"];
	readonly readNow: ReturnType<typeof createReader>;
	readonly capture: Capturing["capture"];
}

/** `undefined` where the note would not be found again with what can be written. */
async function editOf(
	{ anchor, anchorIndex, fix }: FixedPlace,
	{ stored, past, readNow, capture }: Editing,
): Promise<NoteEdit | undefined> {
	const { path, lines } = fix;
	const replace = { type: "replace-anchor", index: anchorIndex } as const;
	if (anchor.isFolder)
		return {
			...replace,
			...(await capture(pointedFolder(path), undefined, "refuse")),
		};
	const now = await readNow(path);
	if (fix.how === "renew") {
		const pointed = {
			...{ path, isFolder: false, lines, language: languageOf(path) },
			...{ text: now?.code.lines ?? [], cells: now?.code.cells },
			symbol: anchor.symbol,
		};
		return { ...replace, ...(await capture(pointed, now?.bytes, "refuse")) };
	}
	const quote = quoteAt(splitLines(stored.text), anchor.noteLine);
	const followed = { ...anchor, path };
	const old = await past([stored.file])?.({
		...{ anchor: followed, quote, file: stored.file },
	});
	const again =
		now && relocate(followed, quote, inFile(path, prepareCode(now.code)), old);
	return again?.state === "attached" &&
		again.lines.start === lines?.start &&
		again.lines.end === lines.end
		? { ...replace, anchor: followed, quote }
		: undefined;
}

/** A note lies beside the code of its first anchor; where that went to another folder, it goes after it. */
function moveOf(
	{ head, file }: IndexedNote,
	places: readonly FixedPlace[],
): PathMove | undefined {
	const first = places.find(({ anchorIndex }) => anchorIndex === 0);
	if (!first) return undefined;
	const homeOf = (path: RepoPath) =>
		first.anchor.isFolder ? path : folderOf(path);
	const home = homeOf(first.fix.path);
	const now = noteFolderOf(file);
	// One that lies elsewhere on purpose does not come home by a move.
	if (home === now || homeOf(first.anchor.path) !== now) return undefined;
	const name = baseName(file.path);
	const slug = name.slice(0, -`.${head.id}.md`.length);
	const isMirrored =
		now !== "" && isWithin(noteFolderName as RepoPath, file.path);
	const layout = isMirrored ? "root" : "beside";
	const to = notePathFor(home, slug, head.id, "published", layout);
	return to === file.path ? undefined : { from: file.path, to };
}

import {
	anchorFinding,
	governedFinding,
} from "../../combine/check/anchorFinding.ts";
import type { UnrankedFinding } from "../../combine/check/checkFinding.ts";
import {
	type AnchorStory,
	type FileThen,
	judgeAnchor,
	standsThere,
} from "../../combine/check/judgeAnchor.ts";
import { splitLines } from "../../core/anchor/preparedText.ts";
import { quoteAt } from "../../core/anchor/quoteAt.ts";
import { substanceOf } from "../../core/code/substance.ts";
import { isTacitError } from "../../core/errors.ts";
import type { AnchoredNote } from "../../core/index/noteIndex.ts";
import type { IndexedNote, NoteFile } from "../../core/note.ts";
import { isInNoteFolder } from "../../core/notePath.ts";
import { createPacer } from "../../core/pacer.ts";
import type { pastText } from "../../core/pastText.ts";
import type { WorkChange } from "../../core/ports.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { mayLoseCode } from "../../core/unreadableAnchors.ts";
import type { Away } from "../../core/whereabouts/away.ts";
import type { Texts } from "../../core/whereabouts/texts.ts";
import type { TacitBase } from "../base.ts";

/** What touched notes are looked for with. */
export interface TouchSources
	extends Pick<TacitBase, "index" | "slice" | "log"> {
	readonly store: Pick<TacitBase["store"], "read">;
	readonly texts: Texts;
	/** Where code that is not in its own file went; nothing where that is not known. */
	readonly whereabouts:
		| {
				of(file: IndexedNote["file"], anchorIndex: number): Away | undefined;
				arrivalsAt(path: RepoPath): readonly Away[];
		  }
		| undefined;
	/** Reads the texts in which anchors of these notes were made. */
	past(files: readonly NoteFile[]): ReturnType<typeof pastText> | undefined;
	/** Once it is aborted the look ends with `cancelled`. */
	readonly signal?: AbortSignal | undefined;
}

/** The notes whose code changes touched. */
export interface TouchedNotes {
	readonly findings: readonly UnrankedFinding[];
	/** The files of the notes on what changed, which were looked at. */
	readonly notes: ReadonlySet<RepoPath>;
}

/** Tells what changes did to the code of notes; those that are retired or superseded may lose theirs. */
export async function touchedNotes(
	changes: readonly WorkChange[],
	sources: TouchSources,
): Promise<TouchedNotes> {
	const { index, texts, slice } = sources;
	const pacer = createPacer(slice, sources.signal);
	const findings: UnrankedFinding[] = [];
	const looked = new Set<RepoPath>();
	const governing = new Map<
		string,
		{ readonly note: IndexedNote; readonly path: RepoPath; files: number }
	>();
	const govern = (note: IndexedNote, path: RepoPath) => {
		const known = governing.get(note.file.path);
		if (known) known.files++;
		else governing.set(note.file.path, { note, path, files: 1 });
	};
	// Git is asked once, for all that may have to be asked about.
	const past = sources.past([
		...new Set(
			changes.flatMap((change) =>
				notesOn(change, sources).map(({ note }) => note.file),
			),
		),
	]);
	for (const change of changes) {
		if (pacer.isDue()) await pacer.rest();
		const path = change.after ?? change.before?.path;
		if (path === undefined || isInNoteFolder(path)) continue;
		const anchored = notesOn(change, sources);
		const above = index
			.notesAbove(path)
			.filter(({ note }) => !mayLoseCode(note));
		if (anchored.length + above.length === 0) continue;
		const before = await fileBefore(change, texts);
		const now = await fileNow(change, texts);
		if (!before) continue;
		let isNew: boolean | undefined;
		const saysNew = () => {
			isNew ??= !now || wholeSaid(before) !== wholeSaid(now);
			return isNew;
		};
		for (const { note } of above) {
			looked.add(note.file.path);
			if (saysNew()) govern(note, path);
		}
		for (const each of anchored) {
			const { note, anchor } = each;
			looked.add(note.file.path);
			if (anchor.lines === undefined) {
				if (now && saysNew()) govern(note, path);
				else if (!now && !isElsewhere(each, sources)) {
					const end = Math.max(1, before.text.lines.length);
					const stretch = { path: before.path, lines: { start: 1, end } };
					const gone = {
						of: "gone",
						before: { ...stretch, text: [] },
					} as const;
					findings.push(...asList(anchorFinding(note, gone)));
				}
				continue;
			}
			const story = await storyOf(each, before, now, { ...sources, past });
			const verdict = story && judgeAnchor(story);
			if (verdict) findings.push(...asList(anchorFinding(note, verdict)));
		}
	}
	for (const { note, path, files } of governing.values())
		findings.push(governedFinding(note, path, files));
	return { findings, notes: looked };
}

/** An anchor with its place among the note's. */
interface OwnAnchor extends AnchoredNote {
	readonly anchorIndex: number;
}

/** The notes that speak of a file by its name of then or now, and those whose code came to it; each anchor once. */
function notesOn(
	{ before, after }: WorkChange,
	{ index, whereabouts }: TouchSources,
): readonly OwnAnchor[] {
	const found = new Map<string, OwnAnchor>();
	const add = ({ note, anchor }: AnchoredNote) => {
		const anchorIndex = note.head.anchors.indexOf(anchor);
		const key = `${anchorIndex} ${note.file.visibility} ${note.file.path}`;
		if (!mayLoseCode(note)) found.set(key, { note, anchor, anchorIndex });
	};
	for (const path of new Set([before?.path, after])) {
		if (path === undefined) continue;
		for (const each of index.notesAt(path))
			if (!each.anchor.isFolder) add(each);
		for (const each of whereabouts?.arrivalsAt(path) ?? []) add(each);
	}
	return [...found.values()];
}

async function fileBefore(
	{ before }: WorkChange,
	texts: Texts,
): Promise<FileThen | undefined> {
	const text = before && (await texts.blob(before.blob, before.path));
	return before && text && { path: before.path, text };
}

async function fileNow(
	{ after }: WorkChange,
	texts: Texts,
): Promise<FileThen | undefined> {
	const text = after === undefined ? undefined : await texts.today(after);
	return text && after !== undefined ? { path: after, text } : undefined;
}

function wholeSaid({ path, text }: FileThen): string {
	const end = Math.max(1, text.lines.length);
	return substanceOf(text.lines, path)({ start: 1, end });
}

/** `undefined` where nothing is to be judged: the code stands as quoted, or the note cannot be read any more. */
async function storyOf(
	{ note, anchor, anchorIndex }: OwnAnchor,
	before: FileThen,
	now: FileThen | undefined,
	{
		store,
		texts,
		whereabouts,
		past,
		log,
	}: Omit<TouchSources, "past"> & {
		readonly past: ReturnType<TouchSources["past"]>;
	},
): Promise<AnchorStory | undefined> {
	let lines: readonly string[];
	try {
		lines = splitLines((await store.read(note.file)).text);
	} catch (error) {
		if (!isTacitError(error)) throw error;
		log.warn(`${note.file.path} could not be read.`, error);
		return undefined;
	}
	const quote = quoteAt(lines, anchor.noteLine);
	if (now && standsThere(anchor, quote, now)) return undefined;
	const placement = whereabouts?.of(note.file, anchorIndex)?.placement;
	const isAway =
		placement?.state === "attached" && placement.path !== now?.path;
	const text = isAway ? await texts.today(placement.path) : undefined;
	return {
		...{ anchor, quote, before, now },
		past: await past?.({ anchor, quote, file: note.file }),
		elsewhere:
			isAway && text
				? { file: { path: placement.path, text }, lines: placement.lines }
				: undefined,
	};
}

/** Whether a whole file's note is on another file by now. */
function isElsewhere(
	{ note, anchorIndex }: OwnAnchor,
	{ whereabouts }: TouchSources,
): boolean {
	return whereabouts?.of(note.file, anchorIndex)?.placement.state === "whole";
}

function asList<T>(value: T | undefined): readonly T[] {
	return value === undefined ? [] : [value];
}

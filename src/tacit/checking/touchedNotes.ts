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
	type Verdict,
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
import type { History, WorkChange } from "../../core/ports.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { mayLoseCode } from "../../core/unreadableAnchors.ts";
import type { Away } from "../../core/whereabouts/away.ts";
import type { Texts } from "../../core/whereabouts/texts.ts";
import type { TacitBase } from "../base.ts";
import {
	areSame,
	type FileSide,
	type FileSides,
	fileSides,
} from "./fileSides.ts";

/** What touched notes are looked for with. */
export interface TouchSources
	extends Pick<TacitBase, "index" | "slice" | "log"> {
	readonly store: Pick<TacitBase["store"], "read">;
	readonly workspace: Pick<TacitBase["workspace"], "read">;
	readonly history: Pick<History, "blob">;
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
	const { index, slice } = sources;
	const pacer = createPacer(slice, sources.signal);
	const findings: UnrankedFinding[] = [];
	const looked = new Set<RepoPath>();
	const governing = new Map<
		string,
		{
			readonly note: IndexedNote;
			readonly path: RepoPath;
			files: number;
			isSubmodule: boolean;
		}
	>();
	const govern = (note: IndexedNote, path: RepoPath, isSubmodule = false) => {
		const known = governing.get(note.file.path);
		if (known) known.files++;
		else governing.set(note.file.path, { note, path, files: 1, isSubmodule });
	};
	const added = new Set(
		changes.flatMap(({ before, after }) =>
			before || after === undefined ? [] : [after],
		),
	);
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
		if (change.isSubmodule) {
			for (const { note } of notesOnFolder(path, index)) {
				looked.add(note.file.path);
				govern(note, path, true);
			}
			continue;
		}
		const anchored = notesOn(change, sources);
		const above = inForce(index.notesAbove(path));
		if (anchored.length + above.length === 0) continue;
		if (!change.before) {
			for (const { note } of above) {
				// A note that came along with the file was written for it.
				if (added.has(note.file.path)) continue;
				looked.add(note.file.path);
				govern(note, path);
			}
			continue;
		}
		const sides = await fileSides(change, sources);
		const { before, now } = sides;
		if (before.is === "missing") continue;
		for (const { note } of [...anchored, ...above]) looked.add(note.file.path);
		if (areSame(sides)) continue;
		let isNew: boolean | undefined;
		const saysNew = () => {
			isNew ??=
				before.is !== "text" ||
				now.is !== "text" ||
				wholeSaid(before.file) !== wholeSaid(now.file);
			return isNew;
		};
		for (const { note } of above) if (saysNew()) govern(note, path);
		for (const each of anchored) {
			const { note, anchor } = each;
			if (anchor.lines === undefined && now.is !== "missing") {
				if (saysNew()) govern(note, path);
				continue;
			}
			const verdict =
				anchor.lines === undefined
					? wholeGone(each, before, sources)
					: await verdictOn(each, sides, { ...sources, past });
			const finding = verdict && anchorFinding(note, verdict);
			if (finding) findings.push(finding);
		}
	}
	for (const { note, path, ...of } of governing.values())
		findings.push(governedFinding(note, path, of));
	return { findings, notes: looked };
}

/** An anchor with its place among the note's. */
interface OwnAnchor extends AnchoredNote {
	readonly anchorIndex: number;
}

function inForce(notes: readonly AnchoredNote[]): readonly AnchoredNote[] {
	return notes.filter(({ note }) => !mayLoseCode(note));
}

/** The notes on a folder, and on those that hold it. */
function notesOnFolder(
	path: RepoPath,
	{ notesAt, notesAbove }: TouchSources["index"],
): readonly AnchoredNote[] {
	const here = notesAt(path).filter(({ anchor }) => anchor.isFolder);
	return inForce([...here, ...notesAbove(path)]);
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

/** What became of a whole file that is no more. */
function wholeGone(
	each: OwnAnchor,
	before: Exclude<FileSide, { readonly is: "missing" }>,
	sources: TouchSources,
): Verdict | undefined {
	if (isElsewhere(each, sources)) return undefined;
	const end = before.is === "text" ? before.file.text.lines.length : 1;
	const path = before.is === "text" ? before.file.path : before.path;
	const lines = { start: 1, end: Math.max(1, end) };
	return { of: "gone", before: { path, lines, text: [] } };
}

async function verdictOn(
	each: OwnAnchor,
	{ before, now }: FileSides,
	sources: StorySources,
): Promise<Verdict | undefined> {
	const isText = before.is === "text" && now.is !== "unread";
	if (isText || isAway(each, now, sources)) {
		if (before.is !== "text") return undefined;
		const file = now.is === "text" ? now.file : undefined;
		const story = await storyOf(each, before.file, file, sources);
		return story && judgeAnchor(story);
	}
	if (now.is === "missing" || before.is === "missing") return undefined;
	if (now.is === "unread")
		return { of: "unread", path: now.path, why: now.why };
	// What was no text held no code that could be lost.
	return before.is === "unread" && !before.isBinary
		? { of: "unread", path: before.path, why: before.why }
		: undefined;
}

function wholeSaid({ path, text }: FileThen): string {
	const end = Math.max(1, text.lines.length);
	return substanceOf(text.lines, path)({ start: 1, end });
}

/** What an anchor's story is told from. */
type StorySources = Omit<TouchSources, "past"> & {
	readonly past: ReturnType<TouchSources["past"]>;
};

/** `undefined` where nothing is to be judged: the code stands as quoted, or the note cannot be read any more. */
async function storyOf(
	{ note, anchor, anchorIndex }: OwnAnchor,
	before: FileThen,
	now: FileThen | undefined,
	{ store, texts, whereabouts, past, log }: StorySources,
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

/** Whether the code was found in another file than the one that changed. */
function isAway(
	{ note, anchorIndex }: OwnAnchor,
	now: FileSide,
	{ whereabouts }: Pick<TouchSources, "whereabouts">,
): boolean {
	const placement = whereabouts?.of(note.file, anchorIndex)?.placement;
	return (
		placement?.state === "attached" &&
		!(now.is === "unread" && placement.path === now.path)
	);
}

/** Whether a whole file's note is on another file by now. */
function isElsewhere(
	{ note, anchorIndex }: OwnAnchor,
	{ whereabouts }: TouchSources,
): boolean {
	return whereabouts?.of(note.file, anchorIndex)?.placement.state === "whole";
}

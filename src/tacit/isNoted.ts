import type { NoteIndex } from "../core/index/noteIndex.ts";
import type { IndexedNote } from "../core/note.ts";
import { type CodeText, codeOf } from "../core/notebook/codeText.ts";
import type { PlacedNote } from "../core/placeNotes.ts";
import type { History, Log, Workspace } from "../core/ports.ts";
import type { RepoPath } from "../core/repoPath.ts";
import { decodeText } from "../core/textEncoding.ts";
import {
	isAnsweredThere,
	isOnSameLines,
	mayAnswer,
} from "../externalize/asking/answeredBy.ts";
import type { CommitMoment } from "../externalize/moments/moment.ts";

/** What notes on a moment's lines are looked for with. */
export interface NotedSearch {
	readonly index: Pick<NoteIndex, "notesAt">;
	readonly workspace: Pick<Workspace, "kindOf">;
	/** Without `renamesSince` nothing is found of a file that was renamed since; `undefined`: nothing that is told by lines. */
	readonly history:
		| (Pick<History, "blob"> & Partial<Pick<History, "renamesSince">>)
		| undefined;
	readonly log: Log;
	/** Reads all notes, unless somebody did. */
	load(): Promise<unknown>;
	placeNotes(
		path: RepoPath,
		code: () => CodeText,
		options: { readonly history: boolean; readonly isPast: boolean },
	): Promise<readonly PlacedNote[]>;
}

/**
 * Whether a note answers already what a commit brings up: one on lines of its lines, found in the file as the commit left
 * it; one on the whole file that is no older than the commit, where no lines are named; or one that the commit itself brought, on the same file. Questions
 * answer nothing, nor does a retired note; a draft does. False where notes cannot be read.
 */
export async function isNoted(
	{ kind, path, lines, commit }: CommitMoment,
	{ index, workspace, history, log, load, placeNotes }: NotedSearch,
): Promise<boolean> {
	if (!isAnsweredThere(kind)) return false;
	try {
		await load();
		const today = await pathToday();
		const notes = index.notesAt(today).filter(({ note }) => answers(note));
		if (notes.length === 0) return false;
		const brought = new Set(commit.files.map(({ after }) => after?.path));
		if (notes.some(({ note }) => brought.has(note.file.path))) return true;
		if (!lines)
			return notes.some(
				({ note: { head }, anchor }) =>
					!anchor.lines && (head.date ?? "") >= commit.date,
			);
		const blob = commit.files.find(({ after }) => after?.path === path)?.after;
		const bytes = blob && (await history?.blob(blob.blob));
		const decoded = bytes && decodeText(bytes);
		if (!decoded || !("text" in decoded)) return false;
		const placed = await placeNotes(today, () => codeOf(path, decoded.text), {
			history: false,
			isPast: true,
		});
		return placed.some(
			({ note, placement }) =>
				answers(note) &&
				placement.state === "attached" &&
				placement.certainty !== "nearest" &&
				isOnSameLines(placement.lines, lines),
		);
	} catch (error) {
		log.warn(`Notes on ${path} could not be looked for.`, error);
		return false;
	}

	/** The name that the file has by now. */
	async function pathToday(): Promise<RepoPath> {
		if (index.notesAt(path).length > 0 || (await workspace.kindOf(path)))
			return path;
		const renames = await history?.renamesSince?.([commit.hash]);
		return renames?.(commit.hash).get(path) ?? path;
	}
}

function answers({ head: { kind, status } }: IndexedNote): boolean {
	return mayAnswer(kind) && status !== "retired";
}

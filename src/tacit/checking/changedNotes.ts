import type { UnrankedFinding } from "../../combine/check/checkFinding.ts";
import { noteNews } from "../../combine/check/noteNews.ts";
import type { IndexedNote, NoteHead } from "../../core/note.ts";
import { isNotePath, noteFolderOf } from "../../core/notePath.ts";
import type { History, WorkChange } from "../../core/ports.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { scanNote } from "../../core/scan/scanNote.ts";
import { decodeText } from "../../core/textEncoding.ts";
import type { TacitBase } from "../base.ts";

/** The notes that changes touch themselves. */
export interface ChangedNotes {
	readonly findings: readonly UnrankedFinding[];
	/** Those that are new, or have another kind or status: what they say of others may be new. */
	readonly fresh: readonly IndexedNote[];
	/** The files of notes that changes touch, or that git does not know yet. */
	readonly files: ReadonlySet<RepoPath>;
}

/** Tells what changes do to notes themselves: those that come, go, and hold no more. */
export async function changedNotes(
	changes: readonly WorkChange[],
	{ index }: Pick<TacitBase, "index">,
	history: Pick<History, "blob" | "untrackedNotes">,
): Promise<ChangedNotes> {
	const files = new Set<RepoPath>();
	const findings: UnrankedFinding[] = [];
	const fresh: IndexedNote[] = [];
	const look = (path: RepoPath, before: NoteHead | undefined) => {
		files.add(path);
		const after = index.noteIn({ visibility: "published", path });
		const news = noteNews({ path, before, after });
		if (news) findings.push(news);
		if (after && isFresh(after.head, before)) fresh.push(after);
	};
	const known = new Set<RepoPath>();
	for (const { before, after } of changes) {
		const path = after ?? before?.path;
		if (path === undefined || !isNote(path)) continue;
		known.add(path);
		look(
			path,
			before && isNote(before.path)
				? await headIn(before.path, before.blob, history)
				: undefined,
		);
	}
	for (const path of await history.untrackedNotes())
		if (isNote(path) && !known.has(path)) look(path, undefined);
	return { findings, fresh, files };
}

function isFresh(after: NoteHead, before: NoteHead | undefined): boolean {
	return (
		!before || before.kind !== after.kind || before.status !== after.status
	);
}

function isNote(path: RepoPath): boolean {
	return isNotePath({ visibility: "published", path });
}

async function headIn(
	path: RepoPath,
	blob: string,
	history: Pick<History, "blob">,
): Promise<NoteHead | undefined> {
	const bytes = await history.blob(blob);
	const decoded = bytes && decodeText(bytes);
	const noteFolder = noteFolderOf({ visibility: "published", path });
	return decoded && "text" in decoded && noteFolder !== undefined
		? scanNote(decoded.text, { path, noteFolder }).head
		: undefined;
}

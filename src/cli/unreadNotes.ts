import type { NoteFile } from "../core/note.ts";
import { noteFoldersFor } from "../core/notePath.ts";
import { folderOf, type RepoPath } from "../core/repoPath.ts";
import type { Tacit } from "../tacit.ts";

/**
 * What could not be read and may hold notes on a file or folder: files that lie where its notes do, and folders of notes
 * that lie there or above. Each once.
 */
export function unreadNotes(
	{ index }: Pick<Tacit, "index">,
	path: RepoPath,
): readonly NoteFile[] {
	const near = new Set<RepoPath>();
	const above = new Set<RepoPath>();
	for (const folder of [path, folderOf(path)])
		for (const home of noteFoldersFor(folder)) near.add(home);
	for (let at = path; at !== ""; at = folderOf(at))
		for (const home of noteFoldersFor(folderOf(at))) above.add(home);
	const isNear = ({ visibility, path: file }: NoteFile) =>
		visibility === "draft"
			? [path, folderOf(path)].includes(folderOf(file))
			: near.has(folderOf(file)) || near.has(file) || above.has(file);
	const found = new Map<string, NoteFile>();
	for (const { severity, file } of index.findings())
		if (severity === "error" && isNear(file))
			found.set(`${file.visibility} ${file.path}`, file);
	return [...found.values()];
}

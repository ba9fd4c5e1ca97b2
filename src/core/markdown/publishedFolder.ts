import { noteFolderName } from "../notePath.ts";
import { folderOf, joinRepoPath, type RepoPath } from "../repoPath.ts";
import type { NotePlace } from "./headOf.ts";

/** The folder from which a note's links are meant: a draft's from where it will be published. */
export function publishedFolder({ path, noteFolder }: NotePlace): RepoPath {
	const folder = folderOf(path);
	return folder === noteFolder
		? joinRepoPath(noteFolder, noteFolderName)
		: folder;
}

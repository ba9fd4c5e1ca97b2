import type { TextDocument } from "vscode";
import type { NoteFile } from "../../../core/note.ts";
import {
	isInNoteFolder,
	isNotePath,
	noteFolderOf,
	noteIdInName,
} from "../../../core/notePath.ts";
import { folderOf, type RepoPath, repoRoot } from "../../../core/repoPath.ts";
import { linkFolder } from "../../../tacit/links/linkEdits.ts";
import { isLinkedPath } from "../../../tacit/links/recordFiles.ts";
import type { OpenRepository } from "../../openRepository.ts";
import type { Repositories } from "../../repositories.ts";

/** A Markdown document whose links lead to notes: a note, a decision record, or the decision log. */
export interface LinkedDocument {
	readonly repository: OpenRepository;
	/** What is no note counts as published. */
	readonly file: NoteFile;
	readonly isNote: boolean;
	/** The folder from which its links are meant. */
	readonly folder: RepoPath;
	/** The folder of the code that it is about; of a record the one in which it lies. */
	readonly about: RepoPath;
}

/** `undefined` for every other document. */
export function linkedDocument(
	repositories: Repositories,
	{ uri, languageId }: Pick<TextDocument, "uri" | "languageId">,
): LinkedDocument | undefined {
	if (languageId !== "markdown" || uri.scheme !== "file") return undefined;
	const repository = repositories.of(uri);
	const path = repository?.pathOf(uri);
	if (!repository || path === undefined) return undefined;
	const file: NoteFile = { path, visibility: "published" };
	const isNote = isNotePath(file);
	if (isNote || isInNoteFolder(path) || isLinkedPath(path))
		return {
			...{ repository, file, isNote, folder: linkFolder(file) },
			about: (isNote ? noteFolderOf(file) : folderOf(path)) ?? repoRoot,
		};
	return draftDocument(repositories, uri.toString(), path);
}

function draftDocument(
	repositories: Repositories,
	uri: string,
	path: RepoPath,
): LinkedDocument | undefined {
	const id = noteIdInName(path);
	for (const repository of id ? repositories.all() : []) {
		const file = id && repository.tacit.index.byId(id)?.file;
		if (
			file?.visibility === "draft" &&
			repository.uriOf(file).toString() === uri
		)
			return {
				...{ repository, file, isNote: true, folder: linkFolder(file) },
				about: noteFolderOf(file) ?? repoRoot,
			};
	}
	return undefined;
}

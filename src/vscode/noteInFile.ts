import type { Uri } from "vscode";
import { noteIdInName } from "../core/notePath.ts";
import { parseRepoPath } from "../core/repoPath.ts";
import type { NoteRef } from "./noteRef.ts";
import type { Repositories } from "./repositories.ts";

/** The note that the file at `uri` is; `undefined` for other files. */
export function noteInFile(
	repositories: Repositories,
	uri: Uri,
): NoteRef | undefined {
	const name = parseRepoPath(uri.path.split("/").at(-1) ?? "");
	const id = name === undefined ? undefined : noteIdInName(name);
	if (id === undefined) return undefined;
	for (const repository of repositories.all()) {
		const note = repository.tacit.index.byId(id);
		if (note && repository.uriOf(note.file).toString() === uri.toString())
			return { repository, note };
	}
	return undefined;
}

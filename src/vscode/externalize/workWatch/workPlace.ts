import { type Uri, workspace } from "vscode";
import { isInNoteFolder } from "../../../core/notePath.ts";
import type { RepoPath } from "../../../core/repoPath.ts";
import type { WorkEvent } from "../../../externalize/events/event.ts";
import type { OpenRepository } from "../../openRepository.ts";
import type { Repositories } from "../../repositories.ts";

/** Told of what happened in a repository. `text`: of a save the text that was saved. */
export type WorkListener = (
	repository: OpenRepository,
	event: WorkEvent,
	text?: string,
) => void;

/** A file or folder in which something may be noticed. */
export interface WorkPlace {
	readonly repository: OpenRepository;
	readonly path: RepoPath;
}

/**
 * Where a file or folder lies, if what happens to it is to be noticed: in a repository that is open, or in a folder of the
 * workspace; no note, nothing of git's own, nothing that a package manager brought; and nobody stopped it.
 */
export function workPlace(
	repositories: Repositories,
	uri: Uri,
): WorkPlace | undefined {
	const repository = noticing(repositories.opened(uri), uri);
	const path = repository?.pathOf(uri);
	if (!repository || path === undefined || path === "" || isForeign(path))
		return undefined;
	return { repository, path };
}

/** The repository of something that was run in a folder, by default the workspace's first; see `workPlace`. */
export function workRepository(
	repositories: Repositories,
	folder: Uri | undefined = workspace.workspaceFolders?.[0]?.uri,
): OpenRepository | undefined {
	return folder && noticing(repositories.opened(folder), folder);
}

function noticing(
	repository: OpenRepository | undefined,
	uri: Uri,
): OpenRepository | undefined {
	if (!repository || repository.journal.isPaused()) return undefined;
	const isOurs =
		repository.place.commonDir !== undefined ||
		workspace.getWorkspaceFolder(uri) !== undefined;
	return isOurs ? repository : undefined;
}

function isForeign(path: RepoPath): boolean {
	return (
		isInNoteFolder(path) || /(?:^|\/)(?:\.git|node_modules)(?:\/|$)/.test(path)
	);
}

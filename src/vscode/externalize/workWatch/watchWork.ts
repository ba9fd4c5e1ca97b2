import { Disposable, type Uri, workspace } from "vscode";
import type { Log } from "../../../core/ports.ts";
import type { Repositories } from "../../repositories.ts";
import { watchCommandRuns } from "./commandRuns.ts";
import { watchDebugRuns } from "./debugRuns.ts";
import { EditedFiles } from "./editedFiles.ts";
import { watchMovedFiles } from "./movedFiles.ts";
import { watchProblemCounts } from "./problemCounts.ts";
import type { WorkListener } from "./workPlace.ts";

/**
 * Tells what the editor reports of work in open repositories: saves, moves, deletions, errors that come and go, tasks,
 * commands in terminals, debug sessions. Runs of the Test Explorer are told to no extension.
 */
export function watchWork(
	repositories: Repositories,
	log: Log,
	listener: WorkListener,
): Disposable {
	const edited = new EditedFiles(repositories, log, listener);
	const isEdited = (uri: Uri) =>
		workspace.textDocuments.some(
			(document) =>
				document.uri.toString() === uri.toString() && edited.isEdited(document),
		);
	return Disposable.from(
		edited,
		watchMovedFiles(repositories, listener),
		watchProblemCounts(repositories, listener, {
			changes: () => edited.changes,
			isEdited,
			isAnyEdited: () => edited.isAnyEdited,
		}),
		watchCommandRuns(repositories, listener),
		watchDebugRuns(repositories, listener),
	);
}

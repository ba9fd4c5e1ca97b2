import { Disposable, workspace } from "vscode";
import type { Repositories } from "../../repositories.ts";
import { type WorkListener, workPlace } from "./workPlace.ts";

/** Tells of files and folders that somebody moved, renamed or deleted in the editor. */
export function watchMovedFiles(
	repositories: Repositories,
	listener: WorkListener,
): Disposable {
	return Disposable.from(
		workspace.onDidRenameFiles(({ files }) => {
			const at = Date.now();
			for (const { oldUri, newUri } of files) {
				const from = workPlace(repositories, oldUri);
				const to = workPlace(repositories, newUri);
				if (!from) continue;
				const { repository, path } = from;
				listener(
					repository,
					to?.repository === repository
						? { type: "moved", at, from: path, to: to.path }
						: { type: "deleted", at, path },
				);
			}
		}),
		workspace.onDidDeleteFiles(({ files }) => {
			for (const uri of files) {
				const place = workPlace(repositories, uri);
				if (!place) continue;
				const { repository, path } = place;
				listener(repository, { type: "deleted", at: Date.now(), path });
			}
		}),
	);
}

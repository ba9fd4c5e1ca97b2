import { Disposable, workspace } from "vscode";
import type { Log } from "../../../core/ports.ts";
import { setContext } from "../../contextKeys.ts";
import type { OpenRepository } from "../../openRepository.ts";
import type { Repositories } from "../../repositories.ts";

/** Has the view of tours shown once there is one in a repository that is open. It stays until the window goes. */
export function watchForTours(
	repositories: Pick<Repositories, "all" | "onDidOpen">,
	log: Log,
): Disposable {
	const look = (repository: OpenRepository) =>
		repository.ready
			.then(() => repository.tacit.hasTours())
			.then(
				(hasTours) => {
					if (hasTours) showToursView();
				},
				(error: unknown) => log.warn("Tours were not looked for.", error),
			);
	const watcher = workspace.createFileSystemWatcher(
		"**/*.tour",
		false,
		true,
		true,
	);
	for (const repository of repositories.all()) void look(repository);
	return Disposable.from(
		watcher,
		watcher.onDidCreate(showToursView),
		repositories.onDidOpen((repository) => void look(repository)),
	);
}

/** Has the view of tours shown: there is one, or somebody is to make one. */
export function showToursView(): void {
	setContext("tacit.hasTours", true);
}

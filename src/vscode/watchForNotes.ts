import { Disposable } from "vscode";
import type { Log } from "../core/ports.ts";
import { setContext } from "./contextKeys.ts";
import type { Repositories } from "./repositories.ts";

/**
 * Has the palette list what can be done with notes once there is one in a repository that is open, drafts too. It stays until
 * the window goes: what was deleted can be brought back.
 */
export function watchForNotes(
	repositories: Pick<Repositories, "all" | "onDidOpen" | "onDidChangeNotes">,
	log: Log,
): Disposable {
	const look = ({ tacit, ready }: ReturnType<Repositories["all"]>[number]) =>
		ready.then(
			() => {
				if (tacit.index.size > 0) setContext("tacit.knowsNotes", true);
			},
			(error: unknown) => log.warn("Notes were not looked for.", error),
		);
	for (const repository of repositories.all()) void look(repository);
	return Disposable.from(
		repositories.onDidOpen((repository) => void look(repository)),
		repositories.onDidChangeNotes(({ repository }) => void look(repository)),
	);
}

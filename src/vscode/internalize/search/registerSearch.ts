import { type Disposable, l10n, window } from "vscode";
import { commandIds } from "../../commandIds.ts";
import type { CommandRunner } from "../../commandRunner.ts";
import { placeHere } from "../../placeHere.ts";
import type { Repositories } from "../../repositories.ts";
import { pickFound } from "./pickFound.ts";

/**
 * Search in the notes and decision records of all repositories that are open: results as somebody types, where each is shown
 * behind the list as the arrow keys go through it. Enter goes there, Escape leaves everything as it was.
 */
export function registerSearch(
	repositories: Repositories,
	run: CommandRunner,
): Disposable {
	return run(commandIds.search, async (typed) => {
		const here = placeHere();
		const own = here && repositories.of(here);
		const all = [...new Set([...(own ? [own] : []), ...repositories.all()])];
		if (all.length === 0) {
			window.setStatusBarMessage(
				l10n.t("$(info) Open a folder to search its notes."),
				5000,
			);
			return;
		}
		await pickFound(all, typeof typed === "string" ? typed : "");
	});
}

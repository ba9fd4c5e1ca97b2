import type { Disposable } from "vscode";
import { commandIds } from "../commandIds.ts";
import type { CommandRunner } from "../commandRunner.ts";
import type { Repositories } from "../repositories.ts";
import { askWhoKnows } from "./askWhoKnows.ts";

/** Says who knows what is selected, else the function around the cursor, else its line; or a file or folder of the explorer. */
export function registerWhoKnows(
	repositories: Repositories,
	run: CommandRunner,
): Disposable {
	return run(commandIds.whoKnows, (given, selected) =>
		// The explorer gives all that is selected there, too; the editor's menu gives its file.
		askWhoKnows(repositories, Array.isArray(selected) ? given : undefined),
	);
}

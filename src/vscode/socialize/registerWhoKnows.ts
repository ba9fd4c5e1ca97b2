import { type Disposable, Uri } from "vscode";
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
		askWhoKnows(
			repositories,
			// The explorer gives all that is selected there, too; the editor's menu gives its file.
			rowUri(given) ?? (Array.isArray(selected) ? given : undefined),
		),
	);
}

/** The file or folder of a row of a view that is about one. */
function rowUri(given: unknown): Uri | undefined {
	const uri = (given as { readonly uri?: unknown } | null | undefined)?.uri;
	return uri instanceof Uri ? uri : undefined;
}

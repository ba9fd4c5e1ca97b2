import { Disposable, Uri, workspace } from "vscode";
import { configPath } from "../core/config.ts";
import type { Log } from "../core/ports.ts";
import { folderOf } from "../core/repoPath.ts";
import { pathBelow } from "../node/pathBelow.ts";
import { absolutePath } from "../node/terminal/systemPath.ts";
import type { Tacit } from "../tacit.ts";
import { settings } from "./settings.ts";
import { watchFile } from "./watchFile.ts";

/**
 * Has a repository's settings read again when the file that they extend comes, changes or goes, or a person allows other folders for
 * it. `root` is absolute. Nothing outside of it is watched but in those folders.
 */
export function watchExtended(
	tacit: Tacit,
	root: string,
	log: Log,
): Disposable {
	const readAgain = () => {
		tacit
			.readConfig()
			.catch((error: unknown) =>
				log.warn(`The settings of ${root} could not be read.`, error),
			);
	};
	let watched:
		| { readonly file: string; readonly watch: Disposable }
		| undefined;
	const follow = () => {
		const file = extendedFile(tacit, root);
		if (file === watched?.file) return;
		watched?.watch.dispose();
		watched =
			file === undefined
				? undefined
				: { file, watch: watchFile(Uri.file(file), readAgain) };
		// It may have changed before anybody watched it.
		if (watched) readAgain();
	};
	return Disposable.from(
		tacit.onDidReadConfig(follow),
		workspace.onDidChangeConfiguration((event) => {
			if (event.affectsConfiguration("tacit.sharedFolders")) readAgain();
		}),
		{ dispose: () => watched?.watch.dispose() },
	);
}

function extendedFile(tacit: Tacit, root: string): string | undefined {
	const written = tacit.extendedConfig();
	if (written === undefined || written.includes("\0")) return undefined;
	const file = absolutePath(
		Uri.joinPath(Uri.file(root), folderOf(configPath)).fsPath,
		written,
	);
	return [root, ...settings.sharedFolders()].some(
		(folder) => pathBelow(folder, file) !== undefined,
	)
		? file
		: undefined;
}

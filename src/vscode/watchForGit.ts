import {
	Disposable,
	workspace as editor,
	RelativePattern,
	type Uri,
} from "vscode";
import { watchTree } from "../node/files/watchTree.ts";

/** Tells when a folder that is no repository may have become one: `git init`. */
export function watchForGit(folder: Uri, came: () => void): Disposable {
	const see = (place: string) => {
		if (/[\\/]HEAD$/.test(place)) came();
	};
	// That the folder came is all that VS Code's watcher surely tells.
	const inside = watchTree({
		seen: see,
		found: see,
		without: new Set(["hooks", "info", "logs", "objects", "refs"]),
	});
	const watcher = editor.createFileSystemWatcher(
		new RelativePattern(folder, ".git"),
	);
	return Disposable.from(
		inside,
		watcher,
		watcher.onDidCreate(({ fsPath }) => {
			inside.add(fsPath);
			came();
		}),
	);
}

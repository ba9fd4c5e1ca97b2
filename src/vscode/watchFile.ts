import { Disposable, RelativePattern, Uri, workspace } from "vscode";

/** Tells when one file came, changed or went, by anybody's hand; its folder need not be there. */
export function watchFile(file: Uri, changed: () => void): Disposable {
	const name = file.path.slice(file.path.lastIndexOf("/") + 1);
	const watcher = workspace.createFileSystemWatcher(
		new RelativePattern(Uri.joinPath(file, ".."), name),
	);
	return Disposable.from(
		watcher,
		watcher.onDidCreate(changed),
		watcher.onDidChange(changed),
		watcher.onDidDelete(changed),
	);
}

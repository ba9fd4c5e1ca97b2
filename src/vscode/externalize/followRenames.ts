import { Disposable, Uri, workspace } from "vscode";
import type { Composer } from "./composer.ts";
import type { WritingJournal } from "./writingJournal.ts";

/** Takes half-written notes along when somebody renames or moves, in VS Code, the file or folder that they are about. */
export function followRenames(
	journal: WritingJournal,
	composer: Composer,
): Disposable {
	return Disposable.from(
		workspace.onWillRenameFiles(() => composer.keepLines()),
		workspace.onDidRenameFiles(({ files }) => {
			for (const { key, uri, lines } of journal.all())
				for (const { oldUri, newUri } of files) {
					const moved = movedUri(Uri.parse(uri), oldUri, newUri);
					if (moved) composer.move(key, { uri: moved.toString(), lines });
				}
			composer.restoreVisible();
		}),
	);
}

/** Where a file or folder is after `from` became `to`; `undefined` where it was not moved by that. */
function movedUri(uri: Uri, from: Uri, to: Uri): Uri | undefined {
	const isSame = uri.path === from.path;
	if (uri.scheme !== from.scheme || uri.authority !== from.authority)
		return undefined;
	if (!isSame && !uri.path.startsWith(`${from.path}/`)) return undefined;
	return to.with({ path: to.path + uri.path.slice(from.path.length) });
}

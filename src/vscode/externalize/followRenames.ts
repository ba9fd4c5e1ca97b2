import { Disposable, Uri, workspace } from "vscode";
import { movedUri } from "../movedUri.ts";
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

import { l10n, window } from "vscode";
import { plainTitle } from "../../core/markdown/plainTitle.ts";
import type { IndexedNote } from "../../core/note.ts";

/** Says that a note was pointed to lines. */
export function tellPointed({ head }: IndexedNote): void {
	window.setStatusBarMessage(
		l10n.t("$(check) “{0}” is at these lines now.", plainTitle(head.title)),
		5000,
	);
}

import { window } from "vscode";
import type { JotPlace } from "../../socialize/session/pairSession.ts";
import type { OpenRepository } from "../openRepository.ts";

/** Where the cursor is; `undefined` where it is in no file of the repository. */
export function jotPlaceHere({ pathOf }: OpenRepository): JotPlace | undefined {
	const editor = window.activeTextEditor;
	if (editor?.document.uri.scheme !== "file") return undefined;
	const path = pathOf(editor.document.uri);
	return path === undefined
		? undefined
		: { path, line: editor.selection.active.line + 1 };
}

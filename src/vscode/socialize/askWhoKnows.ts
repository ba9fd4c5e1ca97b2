import { FileType, Uri, window, workspace } from "vscode";
import { TacitError } from "../../core/errors.ts";
import { msg } from "../../core/message.ts";
import { codeFileOf } from "../codeFile.ts";
import { symbolAround } from "../externalize/symbols.ts";
import type { Repositories } from "../repositories.ts";
import { linesTouched } from "../textLines.ts";
import { pickKnower } from "./pickKnower.ts";

/** Milliseconds that somebody who asks waits for a language server that is still starting. */
const patience = 2000;

/**
 * Shows who knows a file or folder (an `Uri`); given anything else, what is selected in the editor, the function around its
 * cursor, or its line. Throws `bad-argument` where no file of a repository is open.
 */
export async function askWhoKnows(
	repositories: Repositories,
	given: unknown,
): Promise<void> {
	if (given instanceof Uri) {
		const repository = repositories.of(given);
		const path = repository?.pathOf(given);
		if (!repository || path === undefined) throw nowhere();
		const { type } = await workspace.fs.stat(given);
		await pickKnower(repository, {
			...{ path, lines: undefined },
			isFolder: (type & FileType.Directory) !== 0,
		});
		return;
	}
	const editor = window.activeTextEditor;
	const file = editor && codeFileOf(editor.document);
	const repository = file && repositories.of(file.uri);
	const path = file && repository?.pathOf(file.uri);
	if (!editor || !repository || path === undefined) throw nowhere();
	const { document, selection } = editor;
	const selected = linesTouched(selection);
	const symbol = selection.isEmpty
		? await symbolAround(document, selected, patience)
		: undefined;
	await pickKnower(repository, {
		...{ path, isFolder: false },
		lines: file.linesOf(document, symbol?.lines ?? selected),
	});
}

function nowhere(): TacitError {
	return new TacitError(
		"bad-argument",
		msg`Open a file and put the cursor on the code that you ask about.`,
	);
}

import { Range, TextEdit, WorkspaceEdit, workspace } from "vscode";
import type { Splice } from "../../../core/markdown/splice.ts";
import type { LinkEdit } from "../../../tacit/links/linkEdits.ts";
import type { OpenRepository } from "../../openRepository.ts";

/**
 * Changes of links as one edit that one key takes back. Files that VS Code would read in another encoding, and so damage,
 * are left out: see `restOf`.
 */
export function addLinkEdits(
	edit: WorkspaceEdit,
	repository: OpenRepository,
	changes: readonly LinkEdit[],
): void {
	for (const { file, text, splices, encoding } of changes)
		if (isUtf8({ encoding }))
			edit.set(repository.uriOf(file), textEdits(text, splices));
}

/** Whether VS Code reads and writes the file as Tacit does. */
function isUtf8({ encoding }: Pick<LinkEdit, "encoding">): boolean {
	return encoding === "utf-8" || encoding === "utf-8-bom";
}

/** Splices of a text as the editor has them. */
export function textEdits(
	text: string,
	splices: readonly Splice[],
): TextEdit[] {
	return splices.map(({ start, end, text: inserted }) => {
		const before = text.slice(0, start).split(/\r\n|\n|\r/);
		const line = before.length - 1;
		const column = before.at(-1)?.length ?? 0;
		// An address stands on one line.
		return TextEdit.replace(
			new Range(line, column, line, column + end - start),
			inserted,
		);
	});
}

/** Makes the changes: as one edit, saved as refactorings are, and where VS Code cannot, in the files themselves. */
export async function applyLinkEdits(
	changes: readonly (readonly [OpenRepository, readonly LinkEdit[]])[],
): Promise<void> {
	const edit = new WorkspaceEdit();
	for (const [repository, own] of changes) addLinkEdits(edit, repository, own);
	if (edit.size > 0) await workspace.applyEdit(edit, { isRefactoring: true });
	for (const [repository, own] of changes)
		for (const change of own)
			if (!isUtf8(change)) await repository.tacit.writeLinks(change);
}

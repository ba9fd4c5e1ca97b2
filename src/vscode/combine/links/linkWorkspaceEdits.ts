import { Range, TextEdit, type Uri, WorkspaceEdit, workspace } from "vscode";
import type { Splice } from "../../../core/markdown/splice.ts";
import {
	type InEditors,
	isUtf8,
	type LinkEdit,
} from "../../../tacit/links/linkEdits.ts";
import type { OpenRepository } from "../../openRepository.ts";
import type { Repositories } from "../../repositories.ts";
import { linkedDocument } from "./linkedDocument.ts";

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
		if (isUtf8(encoding))
			edit.set(repository.uriOf(file), textEdits(text, splices));
}

/** What the editors of a repository hold; `besides` are files that were changed a moment ago. */
export function inEditors(
	repositories: Repositories,
	repository: OpenRepository,
	besides: readonly Uri[] = [],
): InEditors {
	const { textDocuments } = workspace;
	const unsaved = textDocuments
		.filter(({ isDirty, languageId }) => isDirty && languageId === "markdown")
		.map(({ uri }) => uri);
	return {
		besides: [...unsaved, ...besides].flatMap((uri) => {
			const linked = linkedDocument(repositories, {
				uri,
				languageId: "markdown",
			});
			return linked?.repository === repository ? [linked.file] : [];
		}),
		textOf(file) {
			const uri = repository.uriOf(file).toString();
			return textDocuments
				.find((document) => document.uri.toString() === uri)
				?.getText();
		},
	};
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
			if (!isUtf8(change.encoding)) await repository.tacit.writeLinks(change);
}

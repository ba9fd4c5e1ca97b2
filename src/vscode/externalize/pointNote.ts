import { type TextDocument, workspace } from "vscode";
import { splitLines } from "../../core/anchor/preparedText.ts";
import type { LineRange } from "../../core/lineRange.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { languageOf } from "../../externalize/languageOf.ts";
import type { NoteRef } from "../noteRef.ts";
import { bytesOf } from "./bytesOf.ts";
import { symbolAt } from "./symbolAt.ts";

/** Makes one of a note's anchors (0-based) point at lines of a file as they stand in the editor; returns the file's document. */
export async function pointNote(
	{ repository, note }: NoteRef,
	anchorIndex: number,
	path: RepoPath,
	lines: LineRange,
): Promise<TextDocument> {
	const document = await workspace.openTextDocument(repository.codeUri(path));
	await repository.tacit.point(
		note.head.id,
		anchorIndex,
		{
			path,
			isFolder: false,
			lines,
			text: splitLines(document.getText()),
			language: languageOf(path),
			symbol: await symbolAt(document, lines),
		},
		await bytesOf(document),
	);
	return document;
}

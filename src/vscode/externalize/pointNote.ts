import type { LineRange } from "../../core/lineRange.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { type CodeFile, openCodeFile } from "../codeFile.ts";
import type { NoteRef } from "../noteRef.ts";
import { askAboutSecrets } from "./askAboutSecrets.ts";
import { pointedAt } from "./pointedAt.ts";

/**
 * Makes one of a note's anchors (0-based) point at lines of a file's code as they stand in the editor, or adds one where
 * none is named; returns the file.
 */
export async function pointNote(
	{ repository, note }: NoteRef,
	anchorIndex: number | undefined,
	path: RepoPath,
	lines: LineRange,
): Promise<CodeFile> {
	const file = await openCodeFile(await repository.codeUri(path));
	const { pointed, bytes } = await pointedAt(path, file, lines);
	const { tacit } = repository;
	const { id } = note.head;
	await askAboutSecrets((secrets) =>
		anchorIndex === undefined
			? tacit.addPlace(id, pointed, bytes, secrets)
			: tacit.point(id, anchorIndex, pointed, bytes, secrets),
	);
	return file;
}

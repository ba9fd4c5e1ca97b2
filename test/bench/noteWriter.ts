import { createHash } from "node:crypto";
import { gitBlobId } from "../../src/core/anchor/gitBlobId.ts";
import { splitLines } from "../../src/core/anchor/preparedText.ts";
import { languageOf } from "../../src/core/code/languageOf.ts";
import { composeNote } from "../../src/core/markdown/composeNote.ts";
import { makeNoteId } from "../../src/core/noteId.ts";
import { notePathFor, slugOf } from "../../src/core/notePath.ts";
import { folderOf, parseRepoPath } from "../../src/core/repoPath.ts";
import { captureAnchor } from "../../src/externalize/captureAnchor.ts";

/** An annotation of the editor bench's generated repository. Lines are 0-based and inclusive. */
interface Annotation {
	readonly i: number;
	readonly token: string;
	readonly symbol: string;
	readonly title: string;
	readonly author: string;
	readonly date: string;
	readonly body: string;
	readonly base: {
		readonly file: string;
		readonly start: number;
		readonly end: number;
	};
}

/**
 * Writes the editor bench's annotations as Tacit's notes, beside the code, by Tacit's own code. `commitOf` says in which commit
 * (full hash) each was written; none where left out.
 */
export function write({
	annotations,
	text,
	options = {},
}: {
	annotations: readonly Annotation[];
	text: (file: string) => string;
	options?: { commitOf?: (file: string, at: number) => string };
}): { files: Record<string, string> } {
	const files: Record<string, string> = {};
	for (const annotation of annotations) {
		const { file, start, end } = annotation.base;
		const path = parseRepoPath(file);
		if (path === undefined) throw new Error(`${file} is no path`);
		const source = text(file);
		const digest = createHash("sha256").update(annotation.token).digest();
		const note = {
			id: makeNoteId(digest),
			kind: "why" as const,
			title: annotation.title,
			prose: `${annotation.body} (${annotation.token})`,
			by: [
				{ name: annotation.author, email: `${annotation.author}@example.org` },
			],
			date: annotation.date.slice(0, 10),
			noteFolder: folderOf(path),
			anchors: [
				captureAnchor({
					path,
					isFolder: false,
					lines: { start: start + 1, end: end + 1 },
					text: splitLines(source),
					language: languageOf(path),
					symbol: annotation.symbol,
					commit: options.commitOf?.(file, annotation.i),
					blob: gitBlobId(source),
				}),
			],
		};
		const place = notePathFor(
			folderOf(path),
			slugOf(note.title),
			note.id,
			"published",
			"beside",
		);
		files[place] = composeNote(note);
	}
	return { files };
}

import type { NoteFile, Visibility } from "../note.ts";
import type { Pacer } from "../pacer.ts";
import type { Workspace } from "../ports.ts";
import type { RepoPath } from "../repoPath.ts";
import type { NoteIndex } from "./noteIndex.ts";
import type { NoteRow } from "./noteRow.ts";
import { maximumNoteBytes } from "./scanFile.ts";
import { visitedRow } from "./visitedRow.ts";

/** Files that may have come, gone or changed. */
export interface RefreshIndexOptions {
	readonly index: NoteIndex;
	/** The tree that the files lie in. */
	readonly tree: Workspace;
	readonly visibility: Visibility;
	/** Files that are no Markdown are passed by. */
	readonly paths: readonly RepoPath[];
	readonly pacer: Pacer;
}

/**
 * Brings the index up to date with these files as they are on disk. One that cannot be read is a finding and stops no
 * other. Whatever else changes the index meanwhile is not undone: what was found is put in before the next pause.
 */
export async function refreshIndex(
	options: RefreshIndexOptions,
): Promise<void> {
	const { index, tree, visibility } = options;
	let rows: NoteRow[] = [];
	let gone: NoteFile[] = [];
	const flush = () => {
		index.update({ rows, gone });
		rows = [];
		gone = [];
	};
	await tree.visitFiles({
		paths: options.paths.filter((path) => path.endsWith(".md")),
		pacer: {
			...options.pacer,
			rest() {
				flush();
				return options.pacer.rest();
			},
		},
		maximumBytes: maximumNoteBytes,
		known: (path) => index.row({ visibility, path })?.stamp || undefined,
		visit(path, found) {
			const file = { visibility, path };
			const row = visitedRow(file, found, index.row(file));
			if (row === undefined) gone.push(file);
			else if (found.state !== "unchanged") rows.push(row);
		},
	});
	flush();
}

import {
	type LinkTarget,
	searchWords,
} from "../../combine/links/rankTargets.ts";
import type { NoteRow } from "../../core/index/noteRow.ts";
import {
	unpackKind,
	unpackTags,
	unpackTitle,
} from "../../core/index/unpackHead.ts";
import { noteFolderOf } from "../../core/notePath.ts";
import { baseName, repoRoot } from "../../core/repoPath.ts";

/** What rows are as targets of links, made once for each: a note that changed has another row. */
export function createNoteTargets(): (row: NoteRow) => LinkTarget {
	const targets = new WeakMap<NoteRow, LinkTarget>();
	return (row) => {
		const target = targets.get(row) ?? targetOf(row);
		targets.set(row, target);
		return target;
	};
}

function targetOf(row: NoteRow): LinkTarget {
	const { path } = row.file;
	const title = unpackTitle(row);
	const tags = unpackTags(row);
	const slug = baseName(path).replace(/\.[^.]+\.md$/, "");
	return {
		...{ path, title, tags, kind: unpackKind(row) },
		folder: noteFolderOf(row.file) ?? repoRoot,
		words: searchWords(title, ...tags, slug),
	};
}

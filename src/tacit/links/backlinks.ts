import { type NamedId, namedIds } from "../../combine/links/namedIds.ts";
import type { LinkTarget } from "../../combine/links/rankTargets.ts";
import type { NoteRow } from "../../core/index/noteRow.ts";
import type { NoteFile, NoteKind } from "../../core/note.ts";
import type { NoteId } from "../../core/noteId.ts";
import { noteIdInName } from "../../core/notePath.ts";
import { createPacer } from "../../core/pacer.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { TacitBase } from "../base.ts";
import type { RecordFiles } from "./recordFiles.ts";
import { rowsWhere } from "./rowsWhere.ts";

/** A place in a note or record that names another. */
export interface Backlink {
	/** The file that names it; a record counts as published. */
	readonly file: NoteFile;
	/** `undefined` for a record. */
	readonly kind: NoteKind | undefined;
	/** One line of Markdown source; may be empty. */
	readonly title: string;
	/** 1-based line on which it is named. */
	readonly line: number;
	/** By a link in its text, or by its id in this field. */
	readonly by: "link" | "supersedes" | "relates" | "from";
}

/** Where the published note or record at `path` is named by others, ordered by file and line. A dead link counts by its id. */
export async function backlinksTo(
	path: RepoPath,
	base: TacitBase,
	records: RecordFiles,
	targetOf: (row: NoteRow) => LinkTarget,
): Promise<readonly Backlink[]> {
	const id = noteIdInName(path);
	const isMeant = (target: RepoPath) =>
		target === path || (id !== undefined && noteIdInName(target) === id);
	const pacer = createPacer(base.slice);
	const rows = await rowsWhere(
		base,
		(row) =>
			row.id !== undefined &&
			row.id !== id &&
			(row.links.some(({ target }) => isMeant(target)) ||
				(id !== undefined && row.packed.includes(id))),
		pacer,
	);
	const found: Backlink[] = [];
	for (const row of rows) {
		const { kind, title } = targetOf(row);
		const about = { file: row.file, kind, title };
		for (const { target, line } of row.links)
			if (isMeant(target)) found.push({ ...about, line, by: "link" });
		if (id === undefined || !row.packed.includes(id)) continue;
		for (const { key, line } of await fieldsNaming(row.file, id, base))
			if (key !== "id") found.push({ ...about, line, by: key });
	}
	for (const [record, { target: own, links }] of await records.look())
		for (const { target, line } of record === path ? [] : links)
			if (isMeant(target))
				found.push({
					file: { path: record, visibility: "published" },
					...{ kind: undefined, title: own.title, line, by: "link" },
				});
	return found.sort(byPlace);
}

async function fieldsNaming(
	file: NoteFile,
	id: NoteId,
	{ store }: TacitBase,
): Promise<readonly NamedId[]> {
	// It may be gone by now.
	const stored = await store.read(file).catch(() => undefined);
	return namedIds(stored?.text ?? "").filter((named) => named.id === id);
}

function byPlace(a: Backlink, b: Backlink): number {
	if (a.file.path !== b.file.path) return a.file.path < b.file.path ? -1 : 1;
	return a.line - b.line;
}

import { Range, type TextDocument } from "vscode";
import { namedIds } from "../../../combine/links/namedIds.ts";
import type { IndexedNote } from "../../../core/note.ts";
import { noteIdInName } from "../../../core/notePath.ts";
import type { RepoPath } from "../../../core/repoPath.ts";
import { markdownLinks } from "../../../core/scan/noteLinks.ts";
import { isLinkedPath } from "../../../tacit/links/recordFiles.ts";
import type { LinkedDocument } from "./linkedDocument.ts";

/** A place in a document that names a note or a record. */
export interface NamedTarget {
	/** The whole link, its words included, or the id. */
	readonly range: Range;
	/** The address alone, where VS Code's own Markdown looks for a heading that it may name; `undefined` for one that names none. */
	readonly heading: Range | undefined;
	/** `id`: in the front matter. `dead`: a link to where the note is not. */
	readonly by: "id" | "link" | "dead";
	/** A note, or the path of a record, which may not be there. */
	readonly target: IndexedNote | RepoPath;
}

/** The notes and records that a document names, by links in its text and by ids in its front matter. Notes that are not there are left out. */
export function namedTargets(
	document: TextDocument,
	{ repository, folder, isNote }: LinkedDocument,
): readonly NamedTarget[] {
	const { index } = repository.tacit;
	const text = document.getText();
	const named: NamedTarget[] = [];
	for (const { key, id, line, start, end } of isNote ? namedIds(text) : []) {
		const target = key === "id" ? undefined : index.byId(id);
		const range = new Range(line - 1, start, line - 1, end);
		if (target) named.push({ range, target, by: "id", heading: undefined });
	}
	const from = new Map<number, number>();
	for (const { line, written, target: path } of markdownLinks(text, folder)) {
		const { text: source } = document.lineAt(line - 1);
		const start = source.indexOf(`(${written}`, from.get(line) ?? 0) + 1;
		const at = start > 0 ? start : source.indexOf(written, from.get(line) ?? 0);
		if (at < 0) continue;
		const end = at + written.length;
		from.set(line, end);
		const there = index.noteIn({ path, visibility: "published" });
		const id = noteIdInName(path);
		const target =
			there ??
			(id && index.byId(id)) ??
			(isLinkedPath(path) ? path : undefined);
		if (target === undefined) continue;
		const range = new Range(
			...([line - 1, linkStart(source, at)] as const),
			...([line - 1, linkEnd(source, end)] as const),
		);
		named.push({
			...{ range, target },
			by: there || typeof target === "string" ? "link" : "dead",
			heading:
				source[end] === "#"
					? new Range(line - 1, at, line - 1, range.end.character)
					: undefined,
		});
	}
	return named;
}

/** Where the words before the address begin, brackets in them counted. */
function linkStart(source: string, addressAt: number): number {
	let open = 0;
	for (let at = source.lastIndexOf("]", addressAt); at >= 0; at--) {
		if (source[at - 1] === "\\") continue;
		if (source[at] === "]") open++;
		else if (source[at] === "[" && --open === 0) return at;
	}
	return addressAt;
}

function linkEnd(source: string, from: number): number {
	const end = source.indexOf(")", from);
	return end < 0 ? source.length : end + 1;
}

import { fileNames } from "../../core/fileNames.ts";
import { baseName, type RepoPath } from "../../core/repoPath.ts";

/** What a decision record says of a file that it names. */
export interface RecordMention {
	/** The record's own path. */
	readonly path: RepoPath;
	/** 1-based line on which it names the file first. */
	readonly line: number;
	/** Its first heading, without marks; its name where it has none. */
	readonly title: string;
	/** The paragraph or list entry that names the file, its lines joined. */
	readonly paragraph: string;
	/** How surely that file is meant, 0 to 1: by its whole path, by the end of it, by its name alone. */
	readonly certainty: number;
}

/** What a record says of the file at `path`; `undefined` where it does not name it. */
export function mentionIn(
	record: RepoPath,
	text: string,
	path: RepoPath,
): RecordMention | undefined {
	for (const { name, certainty } of fileNames(path)) {
		const at = indexOfName(text, name);
		if (at < 0) continue;
		return {
			path: record,
			line: text.slice(0, at).split(/\r\n|\n|\r/).length,
			title: titleOf(text) ?? baseName(record),
			paragraph: paragraphAt(text, at),
			certainty,
		};
	}
	return undefined;
}

/** Where a name stands that is no part of a longer one; -1 where it does not. */
function indexOfName(text: string, name: string): number {
	for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
		const before = text.charAt(at - 1);
		const after = text.slice(at + name.length, at + name.length + 2);
		if (!/[\w.@-]/.test(before) && !/^[\w@-]|^\.\w/.test(after)) return at;
	}
	return -1;
}

function titleOf(text: string): string | undefined {
	const heading = /^[#=][ \t]+(\S.{0,999})/m.exec(text)?.[1];
	return (
		heading
			?.trimEnd()
			.replace(/(?<!#)#+$/, "")
			.trimEnd() || undefined
	);
}

/** The lines around an offset up to blank ones, headings, and the next entry of a list. */
function paragraphAt(text: string, offset: number): string {
	const lines = text.split(/\r\n|\n|\r/);
	const at = text.slice(0, offset).split(/\r\n|\n|\r/).length - 1;
	const isEdge = (line: string | undefined) =>
		line === undefined || /^\s*$|^#{1,6}\s|^(?:`{3}|~{3})|^\|/.test(line);
	const isEntry = (line: string | undefined) =>
		/^\s*(?:[-*+]|\d+[.)])\s/.test(line ?? "");
	let first = at;
	while (first > 0 && !isEntry(lines[first]) && !isEdge(lines[first - 1]))
		first--;
	let last = at;
	while (!isEdge(lines[last + 1]) && !isEntry(lines[last + 1])) last++;
	return lines
		.slice(first, last + 1)
		.map((line) => line.trim().replace(/^(?:[-*+]|\d+[.)])\s+/, ""))
		.join(" ")
		.trim();
}

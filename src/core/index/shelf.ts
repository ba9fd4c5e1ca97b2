import type { Visibility } from "../note.ts";
import { type NoteId, parseNoteId } from "../noteId.ts";
import { noteFolderOf } from "../notePath.ts";
import type { FileStamp } from "../ports.ts";
import { folderOf, parseRepoPath, type RepoPath } from "../repoPath.ts";
import { asciiJson, escapeText, narrowed, unescapeText } from "./asciiText.ts";
import { type NoteRow, rowPaths } from "./noteRow.ts";
import { formatRow, parseRow } from "./rowLine.ts";
import { damagedAsUndefined, list, text as textOf } from "./shape.ts";

/**
 * Rows of some files of one folder, as the cache holds them: text that is not looked into before somebody asks for one
 * of its notes. A note lives in the folder of its first anchor, so that the folder tells what most of them speak
 * of; what else they speak of stands beside.
 */
export interface Shelf {
	readonly visibility: Visibility;
	/** The folder of the files. */
	readonly folder: RepoPath;
	/** How many files. */
	readonly count: number;
	/** Paths of anchors that neither are the folder of the code nor lie directly in it. */
	readonly foreign: readonly RepoPath[];
	/** The rows stand in it from `start` to before `end`, a line each. */
	readonly text: string;
	readonly start: number;
	readonly end: number;
}

/** So few that a pause need not wait for the rest of them. */
export const mostRowsOnShelf = 64;

/** The folder of code that the notes of a folder speak of first of all; `undefined` where none lie. */
export function homeOf(
	shelf: Pick<Shelf, "visibility" | "folder">,
): RepoPath | undefined {
	const { visibility, folder } = shelf;
	const path = (folder === "" ? "-" : `${folder}/-`) as RepoPath;
	return noteFolderOf({ visibility, path });
}

/** Puts rows of files of one folder on a shelf; at least one. */
export function makeShelf(rows: readonly NoteRow[]): Shelf {
	const { visibility, path } = (rows[0] as NoteRow).file;
	const folder = folderOf(path);
	const home = homeOf({ visibility, folder });
	const foreign = new Set<RepoPath>();
	for (const row of rows)
		for (const path of rowPaths(row))
			if (path !== home && folderOf(path) !== home) foreign.add(path);
	const text = narrowed(rows.map(formatRow).join(""));
	return {
		visibility,
		folder,
		count: rows.length,
		foreign: [...foreign],
		text,
		start: 0,
		end: text.length,
	};
}

/** Writes a shelf: a line that says what follows, and the rows. */
export function formatShelf(shelf: Shelf): string {
	const head = [
		shelf.visibility === "draft" ? "d" : "p",
		escapeText(shelf.folder),
		shelf.count,
		shelf.end - shelf.start,
		asciiJson(shelf.foreign),
	];
	return `${head.join("\t")}\n${shelf.text.slice(shelf.start, shelf.end)}`;
}

/** Finds the shelves in a part of the cache, up to one that is not of the form. */
export function parseShelves(text: string): readonly Shelf[] {
	const shelves: Shelf[] = [];
	for (let start = 0; start < text.length; ) {
		const shelf = parseShelf(text, start);
		if (shelf === undefined) break;
		shelves.push(shelf);
		start = shelf.end;
	}
	return shelves;
}

function parseShelf(text: string, start: number): Shelf | undefined {
	const lineEnd = text.indexOf("\n", start);
	const [letter, folderText, count, length, foreignText, more] = text
		.slice(start, lineEnd)
		.split("\t");
	const folder = parseRepoPath(unescapeText(folderText ?? "") ?? "\0");
	const foreign = parseForeign(foreignText ?? "");
	const rowsAt = lineEnd + 1;
	const end = rowsAt + Number(length);
	if (
		lineEnd < 0 ||
		foreignText === undefined ||
		more !== undefined ||
		folder === undefined ||
		foreign === undefined ||
		(letter !== "d" && letter !== "p") ||
		!isCount(count) ||
		!isCount(length) ||
		end > text.length
	)
		return undefined;
	return {
		visibility: letter === "d" ? "draft" : "published",
		folder,
		count: Number(count),
		foreign,
		text,
		start: rowsAt,
		end,
	};
}

function parseForeign(json: string): readonly RepoPath[] | undefined {
	const texts = damagedAsUndefined(() => list(JSON.parse(json), textOf));
	const paths = texts?.map(parseRepoPath);
	return paths?.every((path) => path !== undefined) ? paths : undefined;
}

function isCount(text: string | undefined): boolean {
	return text !== undefined && /^[1-9]\d{0,8}$/.test(text);
}

/** The rows in their order, without those that are not of the form. */
export function shelfRows(shelf: Shelf): readonly NoteRow[] {
	const prefix = shelf.folder === "" ? "" : `${shelf.folder}/`;
	return shelf.text
		.slice(shelf.start, shelf.end - 1)
		.split("\n")
		.map((line) => parseRow(line, shelf.visibility, prefix))
		.filter((row) => row !== undefined);
}

/** What a row's line says at a glance. */
export interface RowGlance {
	readonly path: RepoPath;
	readonly stamp: FileStamp;
	/** `undefined` where the file is not read as a note. */
	readonly id: NoteId | undefined;
	/** As in a row, but not checked: of a damaged shelf they may lead anywhere. */
	readonly paths: string;
	/** Whether something is wrong with the file, or may be for the sake of another: it links to notes. */
	readonly hasFindings: boolean;
}

/**
 * Looks at the lines of a shelf without making rows of them, which takes a tenth of the time and leaves nothing behind. Of
 * a damaged shelf it may tell of lines that are no rows.
 */
export function* glanceAt(shelf: Shelf): Iterable<RowGlance> {
	const { text, start, end } = shelf;
	const prefix = shelf.folder === "" ? "" : `${shelf.folder}/`;
	for (let at = start; at < end; ) {
		const nameEnd = text.indexOf("\t", at);
		const stampEnd = text.indexOf("\t", nameEnd + 1);
		const idEnd = text.indexOf("\t", stampEnd + 1);
		const lineEnd = text.indexOf("\n", at);
		if (nameEnd < 0 || stampEnd < 0 || idEnd < 0 || lineEnd < 0) return;
		const name = text.slice(at, nameEnd);
		yield {
			path: (prefix + (unescapeText(name) ?? name)) as RepoPath,
			stamp: text.slice(nameEnd + 1, stampEnd),
			id: parseNoteId(text.slice(stampEnd + 1, idEnd)),
			paths: text.slice(idEnd + 1, text.indexOf("\t", idEnd + 1)),
			hasFindings: text[lineEnd - 1] !== "\t",
		};
		at = lineEnd + 1;
	}
}

/** Goes along a shelf without looking into its rows. */
export interface ShelfWalk {
	/** The stamp of the next file, if that is `path`; else `undefined`, and the walk stands where it stood. */
	next(path: RepoPath): FileStamp | undefined;
	/** The files met since the last cut as a shelf of their own, without the last one if that is left out; `undefined` for none. */
	cut(leaveOut?: "last"): Shelf | undefined;
	/** Whether every file was met. */
	readonly isOver: boolean;
}

/** A walk that stands before the first file. */
export function walkShelf(shelf: Shelf): ShelfWalk {
	const nameAt = shelf.folder === "" ? 0 : shelf.folder.length + 1;
	let at = shelf.start;
	let lastAt = at;
	let cutAt = at;
	let count = 0;
	return {
		get isOver() {
			return at >= shelf.end;
		},
		next(path) {
			const name = escapeText(path.slice(nameAt));
			const stampAt = at + name.length + 1;
			const isNext =
				at < shelf.end &&
				shelf.text.startsWith(name, at) &&
				shelf.text[stampAt - 1] === "\t";
			if (!isNext) return undefined;
			lastAt = at;
			at = shelf.text.indexOf("\n", stampAt) + 1 || shelf.end;
			count++;
			return shelf.text.slice(stampAt, shelf.text.indexOf("\t", stampAt));
		},
		cut(leaveOut) {
			const start = cutAt;
			const end = leaveOut ? lastAt : at;
			const met = leaveOut ? count - 1 : count;
			cutAt = at;
			count = 0;
			return met > 0 ? { ...shelf, count: met, start, end } : undefined;
		},
	};
}

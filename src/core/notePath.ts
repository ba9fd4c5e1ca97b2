import type { TeamConfig } from "./config.ts";
import { TacitError } from "./errors.ts";
import { latinLetters } from "./latinLetters.ts";
import { msg } from "./message.ts";
import type { NoteFile, Visibility } from "./note.ts";
import { type NoteId, parseNoteId } from "./noteId.ts";
import { baseName, folderOf, joinRepoPath, type RepoPath } from "./repoPath.ts";

/** Name of the folder that holds notes. */
export const noteFolderName = ".tacit";

const rootNotes = `${noteFolderName}/`;
const reservedFolders: readonly string[] = ["templates", "sessions"];
const maximumSlugLength = 60;

/**
 * The folder that `file=` in this note is relative to: the one that holds `.tacit`, or the mirrored one
 * (root layout, drafts). `undefined` where a file of that path is no note, whatever its name.
 */
export function noteFolderOf(file: NoteFile): RepoPath | undefined {
	const folder = folderOf(file.path);
	if (file.visibility === "draft") return folder;
	if (isInReservedFolder(file.path)) return undefined;
	const isInRoot = folder.startsWith(rootNotes);
	if (baseName(folder) === noteFolderName)
		return isInRoot || !goesOnBelow.test(folder) ? folderOf(folder) : undefined;
	return isInRoot ? (folder.slice(rootNotes.length) as RepoPath) : undefined;
}

/** Below a `.tacit` that is not the root's, notes lie in another `.tacit` alone: those on its own files. */
const goesOnBelow = /(?:^|\/)\.tacit\/(?!\.tacit(?:\/|$))/;

/** The id in a name of the form `<slug>.<id>.md`, or `undefined` when the name is not of that form. */
export function noteIdInName(path: RepoPath): NoteId | undefined {
	const match = /^.+\.([^.]{8})\.md$/s.exec(baseName(path));
	return match?.[1] === undefined ? undefined : parseNoteId(match[1]);
}

/** Whether a file of this place and name is a note. Says nothing about what is in it. */
export function isNotePath(file: NoteFile): boolean {
	return (
		noteIdInName(file.path) !== undefined && noteFolderOf(file) !== undefined
	);
}

/** Whether a file lies in a folder of notes, whatever it is. */
export function isInNoteFolder(path: RepoPath): boolean {
	return path.startsWith(rootNotes) || path.includes(`/${noteFolderName}/`);
}

/** Whether `path` lies in a folder of the root's `.tacit` that holds other things than notes. */
export function isInReservedFolder(path: RepoPath): boolean {
	return reservedFolders.some((name) =>
		path.startsWith(`${rootNotes}${name}/`),
	);
}

function mirrorOf(folder: RepoPath): RepoPath {
	return joinRepoPath(noteFolderName as RepoPath, folder);
}

/** The published folders in which notes on `folder` may lie, for either layout. */
export function noteFoldersFor(folder: RepoPath): readonly RepoPath[] {
	const beside = joinRepoPath(folder, noteFolderName);
	return folder === "" ? [beside] : [beside, mirrorOf(folder)];
}

/**
 * Where a new note on something in `folder` belongs. A few folders can have their notes in one layout alone: the root's
 * `templates` and `sessions`, whose mirrors are reserved, and those inside a `.tacit`. Throws `bad-argument` for the rare
 * folder that can have none (`sessions/.tacit/deeper`).
 */
export function notePathFor(
	folder: RepoPath,
	slug: string,
	id: NoteId,
	visibility: Visibility,
	layout: TeamConfig["layout"],
): RepoPath {
	const name = `${slug}.${id}.md`;
	if (visibility === "draft") return joinRepoPath(folder, name);
	const beside = joinRepoPath(folder, noteFolderName, name);
	const mirrored = joinRepoPath(mirrorOf(folder), name);
	const places = layout === "root" ? [mirrored, beside] : [beside, mirrored];
	const speaksOfFolder = (path: RepoPath) =>
		noteFolderOf({ visibility, path }) === folder;
	const place = places.find(speaksOfFolder);
	if (place !== undefined) return place;
	throw new TacitError(
		"bad-argument",
		msg`“${folder}” lies deep among Tacit’s own files, where notes would not be found. Write on a folder above it.`,
		{ detail: { path: folder } },
	);
}

/**
 * A title as the readable part of a file name: lower case, words joined by `-`, 1 to 60 UTF-16 units. Latin letters
 * lose their marks; letters of other scripts stay, so that their readers can read them. Never a name that
 * Windows reserves, never with a character that a disk, a shell or Markdown minds.
 */
export function slugOf(title: string): string {
	const plain = title
		.toLowerCase()
		.normalize("NFKD")
		.toLowerCase()
		.replace(/([a-z])\p{M}+/gu, "$1")
		.replace(/[ßæœøłđðþı]/g, (letter) => latinLetters[letter] ?? letter)
		.replace(/['’\p{Cf}]/gu, "")
		.normalize("NFC");
	const words = plain.match(/(?:\p{L}\p{M}*|\p{N})+/gu) ?? [];
	const slug = shorten(words.join("-"));
	if (slug === "") return "note";
	return /^(?:con|prn|aux|nul|(?:com|lpt)\d)$/.test(slug)
		? `${slug}-note`
		: slug;
}

/** Cuts between words where that leaves half of the length, else between letters. */
function shorten(slug: string): string {
	if (slug.length <= maximumSlugLength) return slug;
	const cut = slug.slice(0, maximumSlugLength + 1);
	const dash = cut.lastIndexOf("-");
	if (dash >= maximumSlugLength / 2) return cut.slice(0, dash);
	let end = maximumSlugLength;
	while (end > 0 && /^[\p{M}\uDC00-\uDFFF]/u.test(slug.slice(end))) end--;
	return slug.slice(0, end).replace(/-+$/, "");
}

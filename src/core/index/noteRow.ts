import type { Anchor } from "../anchor/anchor.ts";
import type { Finding } from "../finding.ts";
import type { NoteFile, NoteHead } from "../note.ts";
import type { NoteId } from "../noteId.ts";
import { ownCopy } from "../ownCopy.ts";
import type { FileStamp } from "../ports.ts";
import type { RepoPath } from "../repoPath.ts";
import { type NoteLink, noLinks } from "../scan/noteLinks.ts";
import type { Trial } from "../trial.ts";
import { asciiJson, escapeText, unescapeText } from "./asciiText.ts";

/** What the scanner says of a file. */
export interface ScannedNote {
	/** `undefined` where the file is not read as a note. */
	readonly head: NoteHead | undefined;
	readonly findings: readonly Finding[];
	/** To other notes and Markdown files; left out where there are none. */
	readonly links?: readonly NoteLink[];
}

/**
 * A file as the index and its cache hold it: the few columns that are looked up, and the rest as text of one byte a character that is
 * parsed when somebody asks for the note (`unpackHead`). So a warm start parses nothing, and 10,000 notes take
 * few objects. No string is a part of the note's text, which would be kept with it.
 */
export interface NoteRow {
	readonly file: NoteFile;
	/** Empty where the content is not known to be the file's; equal to no stamp. */
	readonly stamp: FileStamp;
	/** `undefined` where the file is not read as a note. */
	readonly id: NoteId | undefined;
	/** The distinct paths of the anchors; see `rowPaths`. */
	readonly paths: string;
	/** See `unpackHead`. */
	readonly packed: string;
	/** The file's own findings, without those that depend on other files. */
	readonly findings: readonly Finding[];
	/** To other notes and Markdown files: whether they lead anywhere depends on those. */
	readonly links: readonly NoteLink[];
}

/** What can be said of an anchor without unpacking the whole head. */
export interface AnchorBrief {
	readonly path: RepoPath;
	readonly reach: (typeof reaches)[number];
	/** As in `Anchor`. */
	readonly blob: string | undefined;
}

/** What an anchor can speak of. */
export const reaches = ["folder", "file", "lines"] as const;

/** Between the parts of a packed head, and between paths. It is not ASCII, and so is escaped inside a part. */
export const partSeparator = "¦";

/** Shared by all rows without findings. */
export const noFindings: readonly Finding[] = [];

/** Packs what the scanner found in a file that had the stamp before it was read. */
export function packNote(
	file: NoteFile,
	stamp: FileStamp,
	{ head, findings, links = noLinks }: ScannedNote,
): NoteRow {
	const own = findings.length === 0 ? noFindings : findings;
	if (head === undefined)
		return {
			...{ file, stamp, id: undefined, paths: "", packed: "" },
			...{ findings: own, links },
		};
	const paths = [...new Set(head.anchors.map((anchor) => anchor.path))];
	return {
		file,
		stamp,
		id: head.id,
		paths: ownCopy(paths.map(escapeText).join(partSeparator)),
		packed: packHead(head, paths),
		findings: own,
		links,
	};
}

/** The distinct paths of code that the row's note speaks of. */
export function rowPaths(row: NoteRow): readonly RepoPath[] {
	return row.id === undefined ? [] : readPaths(row.paths);
}

/** The paths that a note's column of them holds. */
export function readPaths(column: string): readonly RepoPath[] {
	if (!/[¦\\]/.test(column)) return [column as RepoPath];
	return column
		.split(partSeparator)
		.map((path) => (unescapeText(path) ?? path) as RepoPath);
}

function reachOf({ isFolder, lines }: Anchor): AnchorBrief["reach"] {
	if (isFolder) return "folder";
	return lines ? "lines" : "file";
}

/** Kind, people, tags, what anchors reach and the rest, so that questions for one of these parse that part alone. */
function packHead(head: NoteHead, paths: readonly RepoPath[]): string {
	return [
		head.kind,
		asciiJson(head.by.map(({ name, email }) => [name, email])),
		asciiJson(head.tags),
		asciiJson(
			head.anchors.map((anchor) => [
				paths.indexOf(anchor.path),
				reachOf(anchor),
				anchor.blob,
			]),
		),
		asciiJson([
			head.status,
			head.title,
			head.date,
			head.supersedes,
			head.relates,
			head.from,
			head.until,
			head.confirmed,
			head.moment,
			packTrial(head.trial),
			head.anchors.map((anchor) => [
				anchor.lines?.start,
				anchor.lines?.end,
				anchor.language,
				anchor.symbol,
				anchor.commit,
				anchor.near,
				anchor.cell,
				anchor.noteLine,
			]),
		]),
	].join(partSeparator);
}

function packTrial(trial: Trial | undefined): readonly string[] | undefined {
	if (!trial) return undefined;
	return [trial.kind, trial.kind === "test" ? trial.path : trial.name];
}

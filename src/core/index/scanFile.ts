import type { TacitError } from "../errors.ts";
import type { Finding, FindingCode } from "../finding.ts";
import { type Message, msg, verbatim } from "../message.ts";
import type { NoteFile } from "../note.ts";
import { isInReservedFolder, isNotePath, noteFolderOf } from "../notePath.ts";
import { folderOf } from "../repoPath.ts";
import { noteLinks } from "../scan/noteLinks.ts";
import { scanNote } from "../scan/scanNote.ts";
import { decodeText } from "../textEncoding.ts";
import type { ScannedNote } from "./noteRow.ts";

/** Larger files are not read as notes; in bytes. */
export const maximumNoteBytes = 1024 * 1024;

const nothing: ScannedNote = { head: undefined, findings: [] };

/**
 * Reads a file that lies below a `.tacit`. One that is not named as a note, or lies where none do, is a finding if it is
 * written as one, and nothing else otherwise.
 */
export function scanFile(file: NoteFile, bytes: Uint8Array): ScannedNote {
	const noteFolder = noteFolderOf(file);
	if (noteFolder === undefined) return scanMisplaced(file, bytes);
	const decoded = decodeText(bytes);
	const isNamed = isNotePath(file);
	if ("binary" in decoded) return isNamed ? binaryFile : nothing;
	if (!isNamed && !namesAnId(decoded.text)) return nothing;
	const scanned = scanNote(decoded.text, { path: file.path, noteFolder });
	if (isNamed)
		return scanned.head
			? {
					...scanned,
					links: noteLinks(decoded.text, { path: file.path, noteFolder }),
				}
			: scanned;
	return refused(
		"note-name",
		file.path.slice(file.path.lastIndexOf("/") + 1),
		scanned.head
			? msg`a name like \`title.${scanned.head.id}.md\``
			: msg`a name like \`title.<id>.md\``,
	);
}

/** Below a `.tacit`, but not where its notes lie: what is written as a note is a finding. */
function scanMisplaced({ path }: NoteFile, bytes: Uint8Array): ScannedNote {
	const [, home] = /^((?:.*?\/)?\.tacit)\//.exec(path) ?? [];
	if (home === undefined || isInReservedFolder(path)) return nothing;
	const decoded = decodeText(bytes);
	return "text" in decoded && namesAnId(decoded.text)
		? refused("note-misplaced", folderOf(path), verbatim(`\`${home}\``))
		: nothing;
}

/** What to say of a file that could not be read at all. */
export function refusedFile(error: TacitError): ScannedNote {
	const size = error.detail["size"];
	if (error.code === "too-large")
		return refused(
			"too-large",
			size === undefined ? msg`more` : msg`${size} bytes`,
			msg`at most ${maximumNoteBytes} bytes`,
		);
	return refused(
		"unreadable",
		error.words,
		msg`a file inside the repository that may be read`,
	);
}

function refused(
	code: FindingCode,
	found: Finding["found"],
	expected: Message,
): ScannedNote {
	const finding: Finding = {
		code,
		severity:
			code === "note-name" || code === "note-misplaced" ? "warning" : "error",
		lines: { start: 1, end: 1 },
		found,
		expected,
	};
	return { head: undefined, findings: [finding] };
}

/** Whether the text opens with front matter that has an `id`. */
function namesAnId(text: string): boolean {
	const open = /^\uFEFF?---[ \t]*\r?\n/.exec(text);
	if (!open) return false;
	const close = /^---[ \t]*\r?$/m.exec(text.slice(open[0].length));
	return (
		close !== null &&
		/^id[ \t]*:/m.test(text.slice(0, open[0].length + close.index))
	);
}

/** What to say of a file that is not text. */
export const binaryFile = refused(
	"encoding",
	msg`binary data`,
	msg`text in UTF-8`,
);

import type { FileFinding } from "../finding.ts";
import { linkAddress } from "../linkAddress.ts";
import { publishedFolder } from "../markdown/publishedFolder.ts";
import { msg } from "../message.ts";
import type { NoteId } from "../noteId.ts";
import { noteFolderOf, noteIdInName } from "../notePath.ts";
import { repoRoot } from "../repoPath.ts";
import type { NoteLink } from "../scan/noteLinks.ts";
import { shortenFound } from "../shortenFound.ts";
import type { NoteRow } from "./noteRow.ts";

/** The ids of the notes that a row's note links to. */
export function linkedIds({ links }: NoteRow): ReadonlySet<NoteId> {
	return new Set(
		links
			.map(({ target }) => noteIdInName(target))
			.filter((id) => id !== undefined),
	);
}

/** That a link leads where no note is: `owner` is the row of the note with its id, which lies elsewhere. */
export function deadLink(
	{ file }: NoteRow,
	{ line, written }: NoteLink,
	owner: NoteRow,
): FileFinding {
	const noteFolder = noteFolderOf(file) ?? repoRoot;
	const from = publishedFolder({ path: file.path, noteFolder });
	const way = linkAddress(from, owner.file.path);
	return {
		code: "dead-link",
		severity: "info",
		lines: { start: line, end: line },
		found: shortenFound(written),
		expected: msg`\`${way}\`, where that note is now`,
		file,
	};
}

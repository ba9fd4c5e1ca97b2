import {
	type PreparedText,
	prepareText,
} from "../../core/anchor/preparedText.ts";
import type { FileVersion } from "../../core/ports.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { type FileRole, fileRole } from "./fileRole.ts";
import { type Hunk, hunksOf } from "./hunks.ts";

/** Both texts of a file, and what is another in them. */
export interface FileEdit {
	readonly before: PreparedText;
	readonly after: PreparedText;
	/** None where layout alone changed. */
	readonly hunks: readonly Hunk[];
}

/** A file that a commit changed. */
export interface ChangedFile {
	/** After the commit; of one that is gone, before. */
	readonly path: RepoPath;
	readonly before: FileVersion | undefined;
	readonly after: FileVersion | undefined;
	readonly role: FileRole;
	/** Read when first asked for; `undefined` where a text is none that people write, or the commit is too large. */
	edit(): Promise<FileEdit | undefined>;
}

/** Reads a version of a file; `undefined` where it is none that people write, or too long. */
export type ReadVersion = (
	version: FileVersion,
) => Promise<PreparedText | undefined>;

const nothing = prepareText("");

/** A change of a file, whose texts are read by `read` when they are needed; never where that is `undefined`. */
export function changedFile(
	before: FileVersion | undefined,
	after: FileVersion | undefined,
	read: ReadVersion | undefined,
): ChangedFile | undefined {
	const path = (after ?? before)?.path;
	// A pure move or rename.
	if (path === undefined || before?.blob === after?.blob) return undefined;
	let edit: Promise<FileEdit | undefined> | undefined;
	const load = async (): Promise<FileEdit | undefined> => {
		if (!read) return undefined;
		const old = before ? await read(before) : nothing;
		const now = after ? await read(after) : nothing;
		return old && now
			? { before: old, after: now, hunks: hunksOf(old, now) }
			: undefined;
	};
	return {
		...{ path, before, after, role: fileRole(path) },
		edit() {
			edit ??= load();
			return edit;
		},
	};
}

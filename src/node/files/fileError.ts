import { TacitError } from "../../core/errors.ts";
import { type Message, msg } from "../../core/message.ts";
import type { RepoPath } from "../../core/repoPath.ts";

/** Node's code of a failed call on a file (`ENOENT`, `EACCES`, …); `undefined` for other errors. */
export function fileErrorCode(error: unknown): string | undefined {
	if (!(error instanceof Error) || !("code" in error)) return undefined;
	return typeof error.code === "string" ? error.code : undefined;
}

/** Whether the call failed because nothing stands at the path. */
export function isMissing(error: unknown): boolean {
	const code = fileErrorCode(error);
	return code === "ENOENT" || code === "ENOTDIR";
}

/** A failure to read `path`, in words; a TacitError stays what it is. */
export function unreadable(path: RepoPath, cause: unknown): TacitError {
	if (cause instanceof TacitError) return cause;
	const denied = ["EACCES", "EPERM"].includes(fileErrorCode(cause) ?? "");
	return new TacitError(
		"unreadable",
		denied
			? msg`“${path}” cannot be read: permission is denied. Allow reading it and try again.`
			: msg`“${path}” cannot be read (${fileErrorCode(cause) ?? String(cause)}).`,
		{ detail: { path }, cause },
	);
}

/** What was to be written, as a person is told it. */
export interface UnwrittenFile {
	readonly path: RepoPath;
	/** How the file is named to people: a draft's path alone does not say where it lies. */
	readonly shown: string;
	/** Whether a note was to be published, which could be a private draft instead. */
	readonly isPublished: boolean;
}

/** A failure to write a file, in words that say what to do; a TacitError stays what it is. */
export function unwritable(
	{ path, shown, isPublished }: UnwrittenFile,
	cause: unknown,
): TacitError {
	if (cause instanceof TacitError) return cause;
	const code = fileErrorCode(cause) ?? String(cause);
	const why = ["EACCES", "EPERM", "EROFS"].includes(code)
		? isPublished
			? msg`its folder is read-only. Allow writing to it and save again, or keep the note as a private draft.`
			: msg`its folder is read-only. Allow writing to it and try again.`
		: (reasons[code] ?? msg`the disk answered ${code}. Nothing was changed.`);
	return new TacitError(
		"unwritable",
		msg`“${shown}” cannot be written: ${why}`,
		{ detail: { path }, cause },
	);
}

const full = msg`the disk is full. Free some space and try again; nothing was changed.`;
const inTheWay = msg`something else of that name is in the way. Move it and try again.`;
const reasons: Readonly<Record<string, Message>> = {
	ENOSPC: full,
	EDQUOT: full,
	EFBIG: full,
	EISDIR: inTheWay,
	ENOTDIR: inTheWay,
	EEXIST: inTheWay,
	ENAMETOOLONG: msg`the path is too long for this disk. Use a shorter title and try again.`,
	EBUSY: msg`another program holds the file. Close it there and try again.`,
};

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

/** A failure to write `path`, in words that say what to do; a TacitError stays what it is. */
export function unwritable(path: RepoPath, cause: unknown): TacitError {
	if (cause instanceof TacitError) return cause;
	const code = fileErrorCode(cause) ?? String(cause);
	const why =
		reasons[code] ?? msg`the disk answered ${code}. Nothing was changed.`;
	return new TacitError(
		"unwritable",
		msg`“${path}” cannot be written: ${why}`,
		{ detail: { path }, cause },
	);
}

const readOnly = msg`its folder is read-only. Allow writing to it and save again, or keep the note as a private draft.`;
const full = msg`the disk is full. Free some space and save again; nothing was changed.`;
const inTheWay = msg`something else of that name is in the way. Move it and save again.`;
const reasons: Readonly<Record<string, Message>> = {
	EACCES: readOnly,
	EPERM: readOnly,
	EROFS: readOnly,
	ENOSPC: full,
	EDQUOT: full,
	EFBIG: full,
	EISDIR: inTheWay,
	ENOTDIR: inTheWay,
	EEXIST: inTheWay,
	ENAMETOOLONG: msg`the path is too long for this disk. Use a shorter title and save again.`,
	EBUSY: msg`another program holds the file. Close it there and save again.`,
};

import { TacitError } from "../../core/errors.ts";
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
			? `“${path}” cannot be read: permission is denied. Allow reading it and try again.`
			: `“${path}” cannot be read (${fileErrorCode(cause) ?? String(cause)}).`,
		{ detail: { path }, cause },
	);
}

/** A failure to write `path`, in words that say what to do; a TacitError stays what it is. */
export function unwritable(path: RepoPath, cause: unknown): TacitError {
	if (cause instanceof TacitError) return cause;
	const code = fileErrorCode(cause) ?? String(cause);
	return new TacitError(
		"unwritable",
		`“${path}” cannot be written: ${reasons[code] ?? `the disk answered ${code}. Nothing was changed.`}`,
		{ detail: { path }, cause },
	);
}

const readOnly =
	"its folder is read-only. Allow writing to it and save again, or keep the note as a private draft.";
const full =
	"the disk is full. Free some space and save again; nothing was changed.";
const inTheWay =
	"something else of that name is in the way. Move it and save again.";
const reasons: Readonly<Record<string, string>> = {
	EACCES: readOnly,
	EPERM: readOnly,
	EROFS: readOnly,
	ENOSPC: full,
	EDQUOT: full,
	EFBIG: full,
	EISDIR: inTheWay,
	ENOTDIR: inTheWay,
	EEXIST: inTheWay,
	ENAMETOOLONG:
		"the path is too long for this disk. Use a shorter title and save again.",
	EBUSY: "another program holds the file. Close it there and save again.",
};

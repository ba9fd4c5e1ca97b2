import {
	closeSync,
	constants,
	fstatSync,
	lstatSync,
	openSync,
	readSync,
	type Stats,
} from "node:fs";
import { TacitError } from "../../core/errors.ts";
import { msg } from "../../core/message.ts";
import type { FileContent } from "../../core/ports.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { fileErrorCode, isMissing } from "./fileError.ts";
import { fileStamp } from "./fileStamp.ts";

/** A pipe must not block the opener, and a link is for the caller to resolve first. Windows knows neither flag. */
const flags =
	constants.O_RDONLY |
	(constants.O_NOFOLLOW ?? 0) |
	(constants.O_NONBLOCK ?? 0);

/** How to read; see `readWhole`. */
export interface ReadWholeOptions {
	/** Larger files are refused with `too-large`, unread. */
	readonly maximumBytes: number;
	/** Used instead of new memory where the file fits; the bytes are then valid until the next call. */
	readonly buffer?: Buffer;
}

/**
 * Reads the file at `place` with the stamp it had before; `path` names it in errors. `undefined`: no such file.
 * `"link"`: it is a symbolic link. Throws `too-large`, `unreadable` (not a file), or Node's error.
 */
export function readWhole(
	place: string,
	path: RepoPath,
	options: ReadWholeOptions,
): FileContent | "link" | undefined {
	let handle: number;
	try {
		if (constants.O_NOFOLLOW === undefined && isLink(place)) return "link";
		handle = openSync(place, flags);
	} catch (error) {
		if (isMissing(error)) return undefined;
		const code = fileErrorCode(error);
		if (code === "ELOOP" || code === "EMLINK") return "link";
		throw error;
	}
	try {
		const stats = fstatSync(handle);
		refuseUnlessFile(stats, path, options.maximumBytes);
		const stamp = fileStamp(stats);
		return { bytes: readBytes(handle, stats.size, options.buffer), stamp };
	} finally {
		closeSync(handle);
	}
}

function isLink(place: string): boolean {
	return lstatSync(place).isSymbolicLink();
}

function refuseUnlessFile(
	stats: Stats,
	path: RepoPath,
	maximumBytes: number,
): void {
	if (!stats.isFile())
		throw new TacitError("unreadable", msg`“${path}” is not a file.`, {
			detail: { path },
		});
	if (stats.size > maximumBytes)
		throw new TacitError(
			"too-large",
			msg`“${path}” holds ${stats.size} bytes; at most ${maximumBytes} are read.`,
			{ detail: { path, size: String(stats.size) } },
		);
}

/** A file that shrinks meanwhile gives what is left; its stamp tells, since it was taken before. */
function readBytes(handle: number, size: number, buffer?: Buffer): Uint8Array {
	const bytes =
		buffer !== undefined && size <= buffer.length
			? buffer.subarray(0, size)
			: Buffer.allocUnsafeSlow(size);
	let read = 0;
	while (read < size) {
		const more = readSync(handle, bytes, read, size - read, null);
		if (more === 0) break;
		read += more;
	}
	return read === size ? bytes : bytes.subarray(0, read);
}

import { randomBytes } from "node:crypto";
import { statSync, unlinkSync } from "node:fs";
import { open, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileErrorCode, isMissing } from "./fileError.ts";

const prefix = ".tacit-tmp-";
const leftoverAfterMs = 5 * 60_000;

/** What the file should be like once it has its name. */
export interface TemporaryFileOptions {
	/** Permission bits and owner to take over; `undefined` for a new file, which gets what the process gives. */
	readonly like:
		| { readonly mode: number; readonly uid: number; readonly gid: number }
		| undefined;
}

/**
 * Writes `content` whole and safely on the disk (fsync) to a new file in the folder of `target`, on the same disk
 * therefore, and returns its place. What fails leaves nothing behind; a process that dies leaves a leftover.
 */
export async function writeTemporaryFile(
	target: string,
	content: Uint8Array | AsyncIterable<Uint8Array>,
	options: TemporaryFileOptions,
): Promise<string> {
	const place = join(dirname(target), prefix + randomBytes(8).toString("hex"));
	const file = await open(place, "wx", options.like ? 0o600 : 0o666);
	try {
		for await (const bytes of content instanceof Uint8Array
			? [content]
			: content)
			await file.writeFile(bytes);
		if (options.like) {
			const { mode, uid, gid } = options.like;
			const made = await file.stat();
			if (made.uid !== uid || made.gid !== gid)
				await file.chown(uid, gid).catch(unlessRefused);
			await file.chmod(mode & 0o7777);
		}
		await file.sync();
	} catch (error) {
		await file.close();
		await unlink(place);
		throw error;
	}
	await file.close();
	return place;
}

/** Removes the file if it was left over by a process that died while writing: bears the name and is old. */
export function removeLeftover(
	place: string,
	name: string,
	nowMs = Date.now(),
): void {
	if (!name.startsWith(prefix)) return;
	try {
		if (nowMs - statSync(place).mtimeMs > leftoverAfterMs) unlinkSync(place);
	} catch (error) {
		// Somebody else removed it, or nobody may here; it does no harm.
		if (!isMissing(error) && fileErrorCode(error) === undefined) throw error;
	}
}

/** Only root may give a file away; the group may still be ours to set, but the content matters more. */
function unlessRefused(error: unknown): void {
	if (!["EPERM", "EINVAL", "ENOSYS"].includes(fileErrorCode(error) ?? ""))
		throw error;
}

import { randomBytes } from "node:crypto";
import { lstatSync, readdirSync, unlinkSync } from "node:fs";
import { open, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileErrorCode } from "./fileError.ts";

const prefix = ".tacit-tmp-";
const ownName = /^\.tacit-tmp-[0-9a-f]{16}$/;
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
 * therefore, and returns its place. What fails leaves nothing behind; a process that dies leaves a leftover, which the
 * next write into the folder removes. Reading removes nothing.
 */
export async function writeTemporaryFile(
	target: string,
	content: Uint8Array | AsyncIterable<Uint8Array>,
	options: TemporaryFileOptions,
): Promise<string> {
	const folder = dirname(target);
	removeLeftovers(folder);
	const place = join(folder, prefix + randomBytes(8).toString("hex"));
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

/** Removes from the folder what processes left over that died while writing there: regular files of the very name, and old. */
function removeLeftovers(folder: string): void {
	try {
		const old = Date.now() - leftoverAfterMs;
		for (const name of readdirSync(folder)) {
			if (!ownName.test(name)) continue;
			const place = join(folder, name);
			const stats = lstatSync(place, { throwIfNoEntry: false });
			if (stats?.isFile() && stats.mtimeMs < old) unlinkSync(place);
		}
	} catch (error) {
		// Somebody else removed it, or nobody may here; it does no harm.
		if (fileErrorCode(error) === undefined) throw error;
	}
}

/** Only root may give a file away; the group may still be ours to set, but the content matters more. */
function unlessRefused(error: unknown): void {
	if (!["EPERM", "EINVAL", "ENOSYS"].includes(fileErrorCode(error) ?? ""))
		throw error;
}

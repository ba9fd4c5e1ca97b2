import { randomBytes } from "node:crypto";
import { copyFileSync, mkdirSync, renameSync, unlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileErrorCode } from "./fileError.ts";
import { compare, type GuardedFile, whenFree } from "./replaceFile.ts";
import { syncFolder } from "./syncFolder.ts";

/** Where removed files go. */
export interface Trash {
	/** The system's trash; rejects where there is none. */
	readonly system: ((place: string) => Promise<void>) | undefined;
	/** A folder for what the system's trash does not take; made as needed. */
	readonly folder: string | undefined;
}

/**
 * Removes the file if it still is as expected, else throws `conflict`. With `trash` it goes to the system's
 * trash, else into the trash folder under the time and its path, which is what is returned; where there is neither it
 * is gone.
 */
export async function removeFile(
	file: GuardedFile,
	trash: Trash | undefined,
): Promise<string | undefined> {
	if (trash?.system && (await isTaken(file, trash.system))) return undefined;
	const kept =
		trash?.folder === undefined ? undefined : keptPlace(trash.folder, file);
	if (kept !== undefined) mkdirSync(dirname(kept), { recursive: true });
	await whenFree(file.lock, () => {
		file.verify();
		compare(file);
		if (kept === undefined) unlinkSync(file.place);
		else moveTo(file.place, kept);
	});
	await syncFolder(dirname(file.place));
	return kept;
}

async function isTaken(
	file: GuardedFile,
	take: (place: string) => Promise<void>,
): Promise<boolean> {
	file.verify();
	compare(file);
	try {
		await take(file.place);
		return true;
	} catch {
		// A remote machine, or a disk without a trash. The folder serves then.
		return false;
	}
}

function keptPlace(folder: string, file: GuardedFile): string {
	const time = new Date().toISOString().replace(/[:.]/g, "-");
	return join(folder, `${time}-${randomBytes(2).toString("hex")}`, file.path);
}

function moveTo(from: string, to: string): void {
	try {
		renameSync(from, to);
	} catch (error) {
		if (fileErrorCode(error) !== "EXDEV") throw error;
		copyFileSync(from, to);
		unlinkSync(from);
	}
}

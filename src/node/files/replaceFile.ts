import {
	linkSync,
	readFileSync,
	renameSync,
	statSync,
	unlinkSync,
} from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { TacitError } from "../../core/errors.ts";
import { msg } from "../../core/message.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { fileErrorCode, isMissing } from "./fileError.ts";
import type { FileLock } from "./fileLock.ts";
import { syncFolder } from "./syncFolder.ts";
import { writeTemporaryFile } from "./temporaryFile.ts";

const patienceMs = 3000;

/** A file on disk, and what the caller believes to stand there. */
export interface GuardedFile {
	/** Absolute; not a symbolic link, and in a folder without any. */
	readonly place: string;
	/** Names it in errors. */
	readonly path: RepoPath;
	/** `undefined`: the file must not exist. */
	readonly expected: Uint8Array | undefined;
	readonly lock: FileLock;
	/** Called in the last moment; throws if the place is no longer inside the tree. */
	readonly verify: () => void;
}

/**
 * Gives the file new content, all of it or none whatever happens meanwhile, if it still is as expected; else throws
 * `conflict`. Permissions and owner stay; access lists and extended attributes do not.
 *
 * Between Tacit's processes the lock makes the last comparison and the replacement one step. A new file is
 * given its name by a hard link, which fails if anything bears it, so that there no window is left at all. For
 * programs that do not know the lock (an editor's save, git) a window of some ten microseconds remains, in which the
 * file has been compared and not yet been replaced; no system call closes it.
 */
export async function replaceFile(
	file: GuardedFile,
	bytes: Uint8Array,
): Promise<void> {
	compare(file);
	const like = statSync(file.place, { throwIfNoEntry: false });
	const temporary = await writeTemporaryFile(file.place, bytes, { like });
	try {
		await whenFree(file.lock, () => {
			file.verify();
			compare(file);
			if (file.expected === undefined) giveName(temporary, file);
			else renameSync(temporary, file.place);
		});
	} catch (error) {
		unlinkSync(temporary);
		throw error;
	}
	await syncFolder(dirname(file.place));
}

/** Runs `work` under the lock; after three seconds of waiting without it, since a lock must never keep a person from saving. */
export async function whenFree<T>(lock: FileLock, work: () => T): Promise<T> {
	const until = performance.now() + patienceMs;
	while (performance.now() < until) {
		try {
			const done = lock.attempt(work);
			if (done) return done.result;
		} catch (error) {
			if (!isHeldOpen(error)) throw error;
		}
		await sleep(1 + Math.random() * 8);
	}
	return work();
}

/** Throws `conflict` unless the file holds what is expected. */
export function compare(file: GuardedFile): void {
	const current = readIfThere(file.place);
	if (current === undefined && file.expected === undefined) return;
	if (current && file.expected && current.equals(file.expected)) return;
	throw conflict(file.path, current);
}

function conflict(path: RepoPath, current: Buffer | undefined): TacitError {
	return new TacitError(
		"conflict",
		current === undefined
			? msg`“${path}” was removed meanwhile. Nothing was written.`
			: msg`“${path}” was changed meanwhile. Nothing was written.`,
		{
			detail:
				current === undefined
					? { path }
					: { path, current: current.toString("utf8") },
		},
	);
}

function giveName(temporary: string, file: GuardedFile): void {
	try {
		linkSync(temporary, file.place);
	} catch (error) {
		if (fileErrorCode(error) === "EEXIST")
			throw conflict(file.path, readIfThere(file.place));
		if (isMissing(error)) throw error;
		// FAT and some network disks have no hard links.
		renameSync(temporary, file.place);
		return;
	}
	unlinkSync(temporary);
}

function readIfThere(place: string): Buffer | undefined {
	try {
		return readFileSync(place);
	} catch (error) {
		if (isMissing(error)) return undefined;
		throw error;
	}
}

/** Windows refuses to replace a file that a virus scanner or an indexer has open, for moments. */
function isHeldOpen(error: unknown): boolean {
	return (
		process.platform === "win32" &&
		["EPERM", "EACCES", "EBUSY"].includes(fileErrorCode(error) ?? "")
	);
}

import {
	chmodSync,
	lstatSync,
	mkdirSync,
	readFileSync,
	renameSync,
	rmdirSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import path from "node:path";
import { TacitError } from "../../core/errors.ts";
import { msg } from "../../core/message.ts";
import { fileErrorCode, isMissing } from "./fileError.ts";

/** A hook as it stands on the disk. */
export interface HookOnDisk {
	/** `link`: a symbolic link, `other`: a folder and the like. */
	readonly type: "file" | "link" | "other";
	/** Of a file alone. */
	readonly bytes: Uint8Array;
	/** Whether git would run it. Always so on Windows, which has no such permission. */
	readonly isExecutable: boolean;
}

/** `undefined`: there is none. Throws `unreadable`. */
export function readHook(place: string): HookOnDisk | undefined {
	try {
		const stats = lstatSync(place, { throwIfNoEntry: false });
		if (!stats) return undefined;
		const none = { bytes: new Uint8Array(), isExecutable: false };
		if (stats.isSymbolicLink()) return { type: "link", ...none };
		if (!stats.isFile()) return { type: "other", ...none };
		const isExecutable =
			process.platform === "win32" || (stats.mode & 0o111) !== 0;
		return { type: "file", bytes: readFileSync(place), isExecutable };
	} catch (cause) {
		if (isMissing(cause)) return undefined;
		throw new TacitError(
			"unreadable",
			msg`${place} cannot be read (${fileErrorCode(cause) ?? String(cause)}).`,
			{ cause },
		);
	}
}

/**
 * Gives a hook new content, all of it or none, its permissions kept; a new one may be executed by whoever may read it.
 * Makes its folder. Throws `unwritable`.
 */
export function writeHook(place: string, bytes: Uint8Array): void {
	attempt(place, () => {
		mkdirSync(path.dirname(place), { recursive: true });
		const mode = statSync(place, { throwIfNoEntry: false })?.mode;
		const beside = `${place}.tacit-new`;
		writeFileSync(beside, bytes);
		try {
			chmodSync(
				beside,
				mode === undefined ? executable(statSync(beside).mode) : mode & 0o7777,
			);
			renameSync(beside, place);
		} catch (error) {
			rmSync(beside, { force: true });
			throw error;
		}
	});
}

function executable(mode: number): number {
	return (mode & 0o777) | ((mode & 0o444) >> 2);
}

/** Removes a file, if it is there. Throws `unwritable`. */
export function removeHook(place: string): void {
	attempt(place, () => rmSync(place, { force: true }));
}

/** Whether anything stands at the path. */
export function isThere(place: string): boolean {
	return lstatSync(place, { throwIfNoEntry: false }) !== undefined;
}

/** Removes a folder, if it is there and nothing is in it. */
export function removeEmptyFolder(place: string): void {
	try {
		rmdirSync(place);
	} catch (error) {
		const code = fileErrorCode(error);
		if (code === undefined) throw error;
	}
}

function attempt(place: string, task: () => void): void {
	try {
		task();
	} catch (cause) {
		throw new TacitError(
			"unwritable",
			msg`${place} cannot be written (${fileErrorCode(cause) ?? String(cause)}).`,
			{ cause },
		);
	}
}

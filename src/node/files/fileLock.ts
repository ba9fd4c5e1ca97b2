import { createHash, randomBytes } from "node:crypto";
import {
	linkSync,
	mkdirSync,
	readFileSync,
	statSync,
	unlinkSync,
	writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { fileErrorCode, isMissing } from "./fileError.ts";
import { isProcessAlive } from "./isProcessAlive.ts";

/** Nothing is done under a lock but a few synchronous calls, so that an older one is of a process that died or sleeps. */
const staleAfterMs = 5000;

/** A lock between processes, for the moment between a last look at a file and its replacement. */
export interface FileLock {
	/** Runs `work` if nobody else holds the lock. `undefined`: somebody does; try again in a few milliseconds. */
	attempt<T>(work: () => T): { readonly result: T } | undefined;
}

/**
 * The lock of the file at `place` in `lockFolder`, which all processes that write the tree must share.
 * Where locks cannot be made (no folder, read-only) the work goes on without.
 */
export function createFileLock(
	lockFolder: string | undefined,
	place: string,
): FileLock {
	const name = createHash("sha256").update(place).digest("hex").slice(0, 24);
	const lock =
		lockFolder === undefined ? undefined : join(lockFolder, `${name}.lock`);
	return {
		attempt(work) {
			if (lockFolder === undefined || lock === undefined)
				return { result: work() };
			const taken = take(lockFolder, lock);
			if (taken === "held") {
				buryIfStale(lock);
				return undefined;
			}
			try {
				return { result: work() };
			} finally {
				if (taken === "taken") unlinkUnlessMissing(lock);
			}
		},
	};
}

interface Owner {
	readonly pid: number;
	readonly host: string;
	readonly nonce: string;
}

function take(
	lockFolder: string,
	lock: string,
): "taken" | "held" | "impossible" {
	const owner: Owner = {
		pid: process.pid,
		host: here(),
		nonce: randomBytes(8).toString("hex"),
	};
	try {
		mkdirSync(lockFolder, { recursive: true });
	} catch (error) {
		if (fileErrorCode(error) === undefined) throw error;
		return "impossible";
	}
	try {
		writeFileSync(lock, JSON.stringify(owner), { flag: "wx" });
		return "taken";
	} catch (error) {
		if (fileErrorCode(error) === undefined) throw error;
		return fileErrorCode(error) === "EEXIST" ? "held" : "impossible";
	}
}

/**
 * Removes a lock whose owner is dead. Of several processes that see the same dead owner only one may, or the
 * second would remove the lock that somebody took in between: a hard link named after the owner is the right to do
 * it, and shows whose lock it is that would be removed.
 */
function buryIfStale(lock: string): void {
	const text = readUnlessMissing(lock);
	if (text === undefined || !isStale(lock, text)) return;
	const grave = `${lock}.${parseOwner(text)?.nonce ?? "unknown"}`;
	try {
		linkSync(lock, grave);
		if (readUnlessMissing(grave) === text) unlinkUnlessMissing(lock);
		unlinkUnlessMissing(grave);
	} catch (error) {
		const code = fileErrorCode(error);
		if (code === undefined) throw error;
		if (code === "EEXIST") {
			if (isOld(grave)) unlinkUnlessMissing(grave);
		} else if (code !== "ENOENT") unlinkUnlessMissing(lock);
	}
}

function isStale(lock: string, text: string): boolean {
	const owner = parseOwner(text);
	if (owner === undefined || owner.host !== here() || isProcessAlive(owner.pid))
		return isOld(lock);
	return true;
}

/** `undefined` also for a lock that is being written right now. */
function parseOwner(text: string): Owner | undefined {
	const match =
		/^\{"pid":(\d{1,10}),"host":"([^"]*)","nonce":"([0-9a-f]{16})"\}$/.exec(
			text,
		);
	if (!match?.[2] || !match[3]) return undefined;
	return { pid: Number(match[1]), host: match[2], nonce: match[3] };
}

function here(): string {
	return hostname().replace(/[^\w.-]/g, "_");
}

function isOld(place: string): boolean {
	const stats = statSync(place, { throwIfNoEntry: false });
	return stats !== undefined && Date.now() - stats.mtimeMs > staleAfterMs;
}

function readUnlessMissing(place: string): string | undefined {
	try {
		return readFileSync(place, "utf8");
	} catch (error) {
		if (isMissing(error)) return undefined;
		throw error;
	}
}

function unlinkUnlessMissing(place: string): void {
	try {
		unlinkSync(place);
	} catch (error) {
		if (!isMissing(error)) throw error;
	}
}

import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/** The bytes of a file that git hands to a merge driver, by its path from the current directory. Throws what the system throws. */
export function readVersion(place: string): Uint8Array {
	return readFileSync(path.resolve(place));
}

/** Puts the merged bytes in the place of one, all of them or none. Throws what the system throws. */
export function writeMerged(place: string, bytes: Uint8Array): void {
	const target = path.resolve(place);
	const beside = `${target}.tacit-${process.pid}`;
	try {
		writeFileSync(beside, bytes);
		renameSync(beside, target);
	} catch (error) {
		rmSync(beside, { force: true });
		throw error;
	}
}

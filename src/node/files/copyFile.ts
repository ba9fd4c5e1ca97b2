import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isMissing } from "./fileError.ts";

/** Makes a copy of a file, or brings one up to date; both are absolute. Throws as Node does. */
export function copyFile(from: string, to: string): void {
	const before = bytesOf(to);
	const bytes = readFileSync(from);
	if (before?.equals(bytes)) return;
	mkdirSync(path.dirname(to), { recursive: true });
	const beside = `${to}.${process.pid}.tmp`;
	writeFileSync(beside, bytes);
	renameSync(beside, to);
}

function bytesOf(file: string): Buffer | undefined {
	try {
		return readFileSync(file);
	} catch (error) {
		if (isMissing(error)) return undefined;
		throw error;
	}
}

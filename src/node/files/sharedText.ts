import { randomBytes } from "node:crypto";
import {
	mkdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { SharedText } from "../../core/sharedText.ts";
import { fileErrorCode } from "./fileError.ts";
import { createFileLock } from "./fileLock.ts";
import { whenFree } from "./replaceFile.ts";

/** Bytes beyond which a text is none of ours. */
const mostBytes = 16 * 1024 * 1024;

/** The text in the file at `place` (absolute); its folder is made when it is first written. */
export function sharedText(place: string): SharedText {
	const folder = dirname(place);
	const lock = createFileLock(join(folder, "locks"), place);
	const readWhole = () => {
		try {
			const bytes = readFileSync(place);
			if (bytes.length <= mostBytes) return bytes.toString("utf8");
		} catch (error) {
			if (fileErrorCode(error) === "ENOENT") return undefined;
			throw error;
		}
		throw new Error(`${place} has more than ${mostBytes} bytes.`);
	};
	return {
		read() {
			try {
				return readWhole();
			} catch {
				return undefined;
			}
		},
		change: (edit) =>
			whenFree(lock, () => {
				// What cannot be read must not be written over.
				const before = readWhole();
				const after = edit(before);
				if (after === before) return;
				if (after === undefined) {
					rmSync(place, { force: true });
					return;
				}
				mkdirSync(folder, { recursive: true });
				const beside = `${place}.${randomBytes(6).toString("hex")}.new`;
				try {
					writeFileSync(beside, after);
					renameSync(beside, place);
				} catch (error) {
					rmSync(beside, { force: true });
					throw error;
				}
			}),
	};
}

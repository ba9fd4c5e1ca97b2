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
import { createFileLock } from "./fileLock.ts";
import { whenFree } from "./replaceFile.ts";

/** Bytes beyond which a text is none of ours. */
const mostBytes = 16 * 1024 * 1024;

/** The text in the file at `place` (absolute); its folder is made when it is first written. */
export function sharedText(place: string): SharedText {
	const folder = dirname(place);
	const lock = createFileLock(join(folder, "locks"), place);
	const read = () => {
		try {
			const bytes = readFileSync(place);
			return bytes.length > mostBytes ? undefined : bytes.toString("utf8");
		} catch {
			return undefined;
		}
	};
	return {
		read,
		change: (edit) =>
			whenFree(lock, () => {
				const before = read();
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

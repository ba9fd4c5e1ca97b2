import {
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmdirSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileErrorCode, isMissing } from "./fileError.ts";

/** A folder of small texts, each in a file of its own. What is written has left this process when the call returns. */
export interface SmallFiles {
	/** Names of the files, in no order; none where there is no folder. */
	names(): readonly string[];
	/** Throws where there is no such file. */
	read(name: string): string;
	/** Replaces the file whole: if the process is killed, the old text stands there or the new one. */
	write(name: string, text: string): void;
	/** Does nothing where there is no such file. */
	remove(name: string): void;
	/** Removes the folder itself, if there is one and nothing is in it. */
	removeFolder(): void;
}

/**
 * The small files directly in `folder` (absolute path, made when first needed). It waits for the disk in nothing: for
 * what must survive a killed process at once, and may be lost with the power.
 */
export function smallFiles(folder: string): SmallFiles {
	return {
		names() {
			try {
				return readdirSync(folder, { withFileTypes: true })
					.filter((entry) => entry.isFile())
					.map(({ name }) => name);
			} catch (error) {
				if (isMissing(error)) return [];
				throw error;
			}
		},
		read: (name) => readFileSync(join(folder, name), "utf8"),
		write(name, text) {
			const beside = join(folder, `${name}.new`);
			try {
				writeFileSync(beside, text);
			} catch (error) {
				if (!isMissing(error)) throw error;
				mkdirSync(folder, { recursive: true });
				writeFileSync(beside, text);
			}
			renameSync(beside, join(folder, name));
		},
		remove: (name) => rmSync(join(folder, name), { force: true }),
		removeFolder() {
			try {
				rmdirSync(folder);
			} catch (error) {
				// Windows and some others name it otherwise that something is in it.
				if (fileErrorCode(error) === undefined) throw error;
			}
		},
	};
}

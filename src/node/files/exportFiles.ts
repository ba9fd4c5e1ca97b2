import {
	mkdirSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import path from "node:path";
import { TacitError } from "../../core/errors.ts";
import { msg } from "../../core/message.ts";

/** A file (absolute path) that somebody asked for by name, wherever it lies. */
export interface FileToExport {
	readonly file: string;
	readonly text: string;
}

/**
 * Writes files whole, all of them or none: whatever can fail (a folder, the space, a permission) is done before the first takes its
 * place. Throws `unwritable`.
 */
export function exportFiles(files: readonly FileToExport[]): void {
	const staged: { readonly beside: string; readonly file: string }[] = [];
	let current = "";
	try {
		for (const { file, text } of files) {
			current = file;
			if (statSync(file, { throwIfNoEntry: false })?.isDirectory())
				throw new Error("A folder stands there.");
			mkdirSync(path.dirname(file), { recursive: true });
			const beside = `${file}.${process.pid}.tmp`;
			staged.push({ beside, file });
			writeFileSync(beside, text);
		}
		for (const { beside, file } of staged) {
			current = file;
			renameSync(beside, file);
		}
	} catch (error) {
		for (const { beside } of staged) rmSync(beside, { force: true });
		throw new TacitError("unwritable", msg`${current} cannot be written.`, {
			cause: error,
		});
	}
}

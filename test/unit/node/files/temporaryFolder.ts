import {
	mkdirSync,
	mkdtempSync,
	realpathSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** A new folder that is removed when the running test ends; `files` are written into it, by path. */
export function temporaryFolder(
	files: Readonly<Record<string, string>> = {},
): string {
	const folder = realpathSync(mkdtempSync(join(tmpdir(), "tacit-test-")));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	for (const [path, text] of Object.entries(files))
		writeInto(folder, path, text);
	return folder;
}

/** Writes a file, making its folders. */
export function writeInto(folder: string, path: string, text: string): void {
	const place = join(folder, path);
	mkdirSync(dirname(place), { recursive: true });
	writeFileSync(place, text);
}

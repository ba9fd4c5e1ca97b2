import { open, realpath } from "node:fs/promises";
import path from "node:path";
import type { ReadShared } from "../../core/loadConfig.ts";
import { fileErrorCode } from "./fileError.ts";

const maximumBytes = 64 * 1024;

/**
 * Reads files of settings that lie in one of `folders` (absolute), links followed first: those that whoever works in the
 * repository at `root` named for it. No other file is opened, whatever the repository says.
 */
export function sharedConfig(
	root: string,
	folders: readonly string[],
): ReadShared {
	return async (written) => {
		if (folders.length === 0 || written.includes("\0")) return undefined;
		try {
			const file = await realpath(path.resolve(root, ".tacit", written));
			for (const folder of folders) {
				const way = path.relative(await realpath(folder), file);
				const isInside =
					way !== "" &&
					!path.isAbsolute(way) &&
					way.split(path.sep)[0] !== "..";
				if (isInside) return await readSmall(file);
			}
			return undefined;
		} catch (error) {
			if (fileErrorCode(error) === undefined) throw error;
			return undefined;
		}
	};
}

async function readSmall(file: string): Promise<Uint8Array | undefined> {
	const handle = await open(file, "r");
	try {
		const stat = await handle.stat();
		if (!stat.isFile() || stat.size > maximumBytes) return undefined;
		return await handle.readFile();
	} finally {
		await handle.close();
	}
}

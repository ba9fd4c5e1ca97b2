import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { delimiter, join } from "node:path";

/** Absolute path of the first program on the PATH with one of these names, first name first; `undefined` if there is none. */
export async function findOnPath(
	names: readonly string[],
	path = process.env["PATH"],
): Promise<string | undefined> {
	const suffixes = process.platform === "win32" ? [".exe", ".cmd"] : [""];
	const folders = (path ?? "")
		.split(delimiter)
		.filter((folder) => folder !== "");
	for (const name of names) {
		for (const candidate of folders.flatMap((folder) =>
			suffixes.map((suffix) => join(folder, name + suffix)),
		)) {
			if (await isExecutable(candidate)) {
				return candidate;
			}
		}
	}
	return undefined;
}

/** Whether there is a program at this path that this process may run. */
export async function isExecutable(path: string): Promise<boolean> {
	try {
		await access(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

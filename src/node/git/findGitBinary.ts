import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import path from "node:path";

/**
 * Absolute path of the git program on the PATH of `environment`; `undefined` when there is none. Relative entries
 * of the PATH are passed over, and the current folder is never looked into (as Windows would do): a repository
 * could bring a “git” of its own.
 */
export async function findGitBinary(
	environment: NodeJS.ProcessEnv,
): Promise<string | undefined> {
	const isWindows = process.platform === "win32";
	const listed = Object.entries(environment).find(([name]) =>
		isWindows ? name.toUpperCase() === "PATH" : name === "PATH",
	)?.[1];
	for (const entry of (listed ?? "").split(path.delimiter)) {
		if (!path.isAbsolute(entry)) continue;
		const candidate = path.join(entry, isWindows ? "git.exe" : "git");
		if (await isProgram(candidate)) return candidate;
	}
	return undefined;
}

async function isProgram(file: string): Promise<boolean> {
	try {
		await access(file, constants.X_OK);
		return (await stat(file)).isFile();
	} catch {
		return false;
	}
}

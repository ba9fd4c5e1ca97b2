import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Absolute path of the repository that holds this file. */
export const projectFolder = fileURLToPath(
	new URL("../..", import.meta.url),
).replace(/[/\\]$/, "");

/**
 * Absolute path of the folder that holds everything downloaded or made for a real editor: editors, a browser, user
 * data, logs. It may be deleted at any time when nothing runs; the next start makes it again.
 */
export const cacheFolder = join(projectFolder, ".vscode-test");

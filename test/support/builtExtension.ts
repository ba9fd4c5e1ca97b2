import { cp, readdir } from "node:fs/promises";
import { join } from "node:path";
import { projectFolder } from "./cacheFolder.ts";

/** What lies in the project's folder and is no part of the built extension. */
const notShipped = /^(\..*|node_modules|src|test|bench-out|.*\.vsix|.*\.log)$/;

/**
 * Copies the built extension into an empty folder, so that a build meanwhile does not pull it away under a running
 * editor. The extension must have been built (`npm run build`).
 */
export async function copyBuiltExtension(folder: string): Promise<void> {
	const names = (await readdir(projectFolder)).filter(
		(name) => !notShipped.test(name),
	);
	for (const name of names) {
		await cp(join(projectFolder, name), join(folder, name), {
			recursive: true,
		});
	}
}

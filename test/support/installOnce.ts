import {
	mkdir,
	readdir,
	readFile,
	rename,
	rm,
	writeFile,
} from "node:fs/promises";
import { dirname, join } from "node:path";
import { isProcessAlive } from "./isProcessAlive.ts";

/** What `installOnce` needs to know about one thing to install. */
export interface Installation {
	/** Absolute path of the folder it ends up in. Nothing else may live there. */
	readonly folder: string;
	/** Everything the result depends on. An installed folder with another recipe is made anew. */
	readonly recipe: unknown;
	/** Where the recipe is noted, relative to `folder`: `installed.json` if left out. */
	readonly stamp?: string;
	/** Puts away an installed folder with another recipe; removes it if left out. */
	readonly putAway?: (folder: string) => Promise<void>;
	/** Fills the given empty folder, which is later moved to `folder`: nothing in it may contain its own path. */
	readonly install: (folder: string) => Promise<void>;
}

/**
 * Makes sure that an installation stands, and returns its folder. It is made in a folder beside it and moved into place
 * when it is whole, so that an interrupted one is never taken for a finished one and two processes may install the same
 * thing at the same time: the first to finish wins, the other's work is thrown away.
 */
export async function installOnce(installation: Installation): Promise<string> {
	const { folder, install, stamp: stampFile = "installed.json" } = installation;
	const stamp = `${JSON.stringify(installation.recipe, undefined, 2)}\n`;
	const isInstalled = () => hasContent(join(folder, stampFile), stamp);
	if (await isInstalled()) {
		return folder;
	}
	await mkdir(dirname(folder), { recursive: true });
	await removeAbandoned(folder);
	const workFolder = `${folder}${workInfix}${process.pid}`;
	await rm(workFolder, { recursive: true, force: true });
	await mkdir(workFolder);
	try {
		await install(workFolder);
		await writeFile(join(workFolder, stampFile), stamp);
		if (await isInstalled()) {
			return folder;
		}
		await installation.putAway?.(folder);
		await rm(folder, { recursive: true, force: true });
		await rename(workFolder, folder);
	} catch (error) {
		if (await isInstalled()) {
			return folder;
		}
		throw error;
	} finally {
		await rm(workFolder, { recursive: true, force: true });
	}
	return folder;
}

const workInfix = ".installing-";

async function hasContent(file: string, content: string): Promise<boolean> {
	try {
		return (await readFile(file, "utf8")) === content;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "ENOENT") {
			return false;
		}
		throw error;
	}
}

/** Removes what installations of the same folder left behind whose process was killed. */
async function removeAbandoned(folder: string): Promise<void> {
	const parent = dirname(folder);
	for (const name of await readdir(parent)) {
		const path = join(parent, name);
		if (
			path.startsWith(folder + workInfix) &&
			!isProcessAlive(Number(path.slice((folder + workInfix).length)))
		) {
			await rm(path, { recursive: true, force: true });
		}
	}
}

import { createHash } from "node:crypto";
import {
	cp,
	readdir,
	readFile,
	realpath,
	rename,
	stat,
} from "node:fs/promises";
import { join } from "node:path";
import { installTypes } from "../sample/installTypes.ts";
import { isolatedGit } from "../sample/isolatedGit.ts";
import { makeSample } from "../sample/makeSample.ts";
import { cacheFolder, projectFolder } from "./cacheFolder.ts";
import { installOnce } from "./installOnce.ts";
import { type Progress, printProgress } from "./progress.ts";

const generatorFolder = join(projectFolder, "test", "sample");

/** Where a sample repository says by which generator it was made. */
const stamp = join(".git", "tacit-sample.json");

/**
 * Makes the sample repository in a folder that does not exist yet, unless the folder holds one by the same generator.
 * A folder by another generator is replaced; where somebody changed anything in it, it is kept beside the new one.
 */
export async function installSample(
	folder: string,
	progress: Progress,
): Promise<void> {
	await installOnce({
		folder,
		stamp,
		recipe: { generator: await hashOfGenerator() },
		putAway: async (folder) => {
			if (!(await isOwnWork(folder))) return;
			const time = new Date().toISOString().replace(/[:.]/g, "-");
			const kept = `${folder}-${time}`;
			await rename(folder, kept);
			progress(
				`The sample repository is another one by now. Yours, with what you changed, is kept in ${kept}`,
			);
		},
		install: async (folder) => {
			progress("Making the sample repository …");
			await makeSample(folder, { progress });
			await installTypes(folder);
		},
	});
}

/** Fills the given empty folder with a copy of the sample repository, which is made once and kept. */
export async function copySample(folder: string): Promise<void> {
	const kept = join(cacheFolder, "sample");
	await installSample(kept, printProgress);
	// Links in it are copied as they are; were the folder itself one, the copy would be the sample that is kept.
	await cp(await realpath(kept), folder, {
		recursive: true,
		preserveTimestamps: true,
		verbatimSymlinks: true,
	});
}

/** Whether there is anything in the folder that the generator did not put there. */
async function isOwnWork(folder: string): Promise<boolean> {
	const isThere = async (path: string) =>
		(await stat(path).catch(() => undefined)) !== undefined;
	if (!(await isThere(folder))) return false;
	// Git would look in the folders above.
	if (!(await isThere(join(folder, ".git")))) return true;
	try {
		const git = (...parameters: string[]) => isolatedGit(folder, parameters);
		return (
			(await git("status", "--porcelain")) !== "" ||
			(await git("branch", "--format=%(refname:short)")) !== "main" ||
			(await git("rev-parse", "main")) !==
				(await git("rev-parse", "origin/main")) ||
			(await git("stash", "list")) !== "" ||
			(await isThere(join(folder, ".git", "tacit")))
		);
	} catch {
		// What it is nobody knows: so it is kept.
		return true;
	}
}

/** A hash of everything that makes the sample. What it uses of `src/` shows in the commit hash that is written down there. */
async function hashOfGenerator(): Promise<string> {
	const hash = createHash("sha256");
	const entries = await readdir(generatorFolder, {
		recursive: true,
		withFileTypes: true,
	});
	const files = entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));
	for (const file of files.sort()) {
		hash
			.update(file.slice(generatorFolder.length))
			.update("\0")
			.update(await readFile(file))
			.update("\0");
	}
	return hash.digest("hex");
}

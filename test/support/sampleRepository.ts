import { createHash } from "node:crypto";
import { cp, readdir, readFile, realpath } from "node:fs/promises";
import { join } from "node:path";
import { installTypes } from "../sample/installTypes.ts";
import { makeSample } from "../sample/makeSample.ts";
import { cacheFolder, projectFolder } from "./cacheFolder.ts";
import { installOnce } from "./installOnce.ts";
import { type Progress, printProgress } from "./progress.ts";

const generatorFolder = join(projectFolder, "test", "sample");

/**
 * Makes the sample repository in a folder that does not exist yet, unless the folder holds one by the same generator.
 * A folder by another generator is replaced, with everything a person changed in it.
 */
export async function installSample(
	folder: string,
	progress: Progress,
): Promise<void> {
	await installOnce({
		folder,
		stamp: join(".git", "tacit-sample.json"),
		recipe: { generator: await hashOfGenerator() },
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

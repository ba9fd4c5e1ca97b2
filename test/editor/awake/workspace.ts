import { writeFile } from "node:fs/promises";
import { copySample } from "../../support/sampleRepository.ts";
import { hashesOfTree } from "../support/hashesOfTree.ts";
import { hashesFile } from "./hashesFile.ts";

/** The sample, with a hash of all that is in it before the editor starts. VS Code's own git runs. */
export async function prepare(folder: string): Promise<void> {
	await copySample(folder);
	await writeFile(hashesFile(folder), JSON.stringify(hashesOfTree(folder)));
}

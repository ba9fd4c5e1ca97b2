import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isolatedGit } from "../../sample/isolatedGit.ts";
import { copySample } from "../../support/sampleRepository.ts";
import { testPerson } from "../support/testPerson.ts";
import { driftedTour, hostileTour, lampsText } from "./tourFiles.ts";

/** The sample, with a tour whose code went on without it, and one that tries everything. */
export async function prepare(folder: string): Promise<void> {
	await copySample(folder);
	await mkdir(join(folder, "lamps"));
	const commit = async (message: string) => {
		await isolatedGit(folder, ["add", "lamps", ".tours"]);
		await isolatedGit(folder, [
			...testPerson,
			"commit",
			"--quiet",
			`--message=${message}`,
		]);
	};
	const file = join(folder, "lamps", "lamps.txt");
	await writeFile(file, lampsText("then"));
	for (const { name, text } of [driftedTour, hostileTour])
		await writeFile(join(folder, ".tours", name), text);
	await commit("Lamps and their tour");
	await writeFile(file, lampsText("now"));
	await commit("Other lamps");
}

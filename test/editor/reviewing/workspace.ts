import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isolatedGit } from "../../sample/isolatedGit.ts";
import { writeNote } from "../support/noteFixture.ts";
import { testPerson } from "../support/testPerson.ts";
import {
	branch,
	bridge,
	bridgeText,
	crane,
	craneText,
	notes,
} from "./reviewedFiles.ts";

/** A small repository with a note on each of two functions, and a branch that changes one of them. */
export async function prepare(folder: string): Promise<void> {
	const git = (...args: readonly string[]) => isolatedGit(folder, [...args]);
	const commit = async (message: string) => {
		await git("add", ".");
		await git(...testPerson, "commit", "--quiet", `--message=${message}`);
	};
	const file = join(folder, bridge);
	await mkdir(dirname(file), { recursive: true });
	await writeFile(file, bridgeText);
	await writeFile(join(folder, crane), craneText);
	const src = dirname(file);
	for (const { id, title, lines } of Object.values(notes))
		writeNote(src, {
			...{ id, title, lines, file: "bridge.ts" },
			fields: ["by:", "  - Ada Lovelace <ada@example.org>"],
			quote: bridgeText
				.split("\n")
				.slice(lines[0] - 1, lines[1])
				.join("\n"),
		});
	await git("init", "--quiet", "--initial-branch=main");
	await commit("A bridge");
	await git("checkout", "--quiet", "-b", branch);
	await writeFile(
		file,
		bridgeText.replace(
			"\tchain.unwind(6);\n\tchain.unwind(6);",
			"\tchain.unwind(12);",
		),
	);
	await commit("Lower it at once");
	await git("checkout", "--quiet", "main");
}

import type { FileVersion, History } from "../../../src/core/ports.ts";
import { parseRepoPath } from "../../../src/core/repoPath.ts";
import { git, randomFrom } from "../withClone.ts";
import {
	type FoundFunction,
	functionAt,
	functionStarts,
	mayHoldFunctions,
} from "./functionsIn.ts";

/** A function of a commit. */
export interface ChosenFunction extends FoundFunction, FileVersion {}

/** Longer files are seldom written by people. */
const mostBytes = 400_000;

/** So many functions of a commit, drawn at random: the same for the same seed. */
export async function chooseFunctions(
	root: string,
	commit: string,
	history: Pick<History, "blob">,
	{ count, seed }: { readonly count: number; readonly seed: number },
): Promise<readonly ChosenFunction[]> {
	const read = async ({ blob }: FileVersion) => {
		const bytes = await history.blob(blob);
		return bytes && bytes.length <= mostBytes
			? new TextDecoder().decode(bytes)
			: "";
	};
	const starts: { readonly file: FileVersion; readonly line: number }[] = [];
	for (const file of filesOf(root, commit))
		for (const line of functionStarts(await read(file)))
			starts.push({ file, line });
	const random = randomFrom(seed);
	const chosen: ChosenFunction[] = [];
	while (chosen.length < count && starts.length > 0) {
		const at = Math.floor(random() * starts.length);
		const [drawn] = starts.splice(at, 1);
		if (!drawn) break;
		const found = functionAt(await read(drawn.file), drawn.line);
		if (found) chosen.push({ ...drawn.file, ...found });
	}
	return chosen;
}

function filesOf(root: string, commit: string): readonly FileVersion[] {
	return git(root, "ls-tree", "-r", "-z", commit)
		.split("\0")
		.flatMap((row) => {
			const [, type, blob = ""] = /^\d+ (\w+) ([0-9a-f]+)\t/.exec(row) ?? [];
			const path = parseRepoPath(row.slice(row.indexOf("\t") + 1));
			return type === "blob" && path !== undefined && mayHoldFunctions(path)
				? [{ path, blob }]
				: [];
		});
}

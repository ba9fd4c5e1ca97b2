import type { Placement } from "../anchor/relocate.ts";
import { isTacitError } from "../errors.ts";
import type { LineRange } from "../lineRange.ts";
import type { RepoPath } from "../repoPath.ts";
import { type CellPlace, cellPlaceOf } from "./cellPlaces.ts";
import { type CodeText, isNotebookPath } from "./codeText.ts";

/** The cell in which lines of a file's code are, and the lines in it; `undefined` where the file is no notebook. */
export type FindCell = (
	path: RepoPath,
	lines: LineRange,
) => CellPlace | undefined;

type ReadCode = (path: RepoPath) => Promise<CodeText | undefined>;

/** Reads the notebooks in which notes are or may be; one that cannot be read has no cells. */
export async function cellFinder(
	readCode: ReadCode,
	placements: Iterable<Placement>,
): Promise<FindCell> {
	const codes = new Map<RepoPath, CodeText | undefined>();
	for (const path of pathsOf(placements))
		if (isNotebookPath(path) && !codes.has(path))
			codes.set(path, await codeAt(readCode, path));
	return (path, lines) => {
		const code = codes.get(path);
		return code && cellPlaceOf(code, lines);
	};
}

function* pathsOf(placements: Iterable<Placement>): Iterable<RepoPath> {
	for (const placement of placements)
		if (placement.state === "attached") yield placement.path;
		else if (placement.state === "proposed")
			for (const { path } of placement.candidates) yield path;
}

async function codeAt(
	readCode: ReadCode,
	path: RepoPath,
): Promise<CodeText | undefined> {
	try {
		return await readCode(path);
	} catch (error) {
		if (isTacitError(error)) return undefined;
		throw error;
	}
}

import type { LineRange } from "../../core/lineRange.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { NewStep } from "./composeTour.ts";

/** A note with where its code is today. */
export interface NoteToTell {
	/** Plain text. */
	readonly title: string;
	/** Markdown, made safe. */
	readonly text: string;
	/** The names of who wrote it. */
	readonly by: readonly string[];
	/** `YYYY-MM-DD`, or `undefined`. */
	readonly date: string | undefined;
	/** `undefined` where the code was not found for certain. */
	readonly place:
		| {
				readonly path: RepoPath;
				readonly isFolder: boolean;
				/** `undefined`: the whole file or folder. */
				readonly lines: LineRange | undefined;
		  }
		| undefined;
}

/** Steps of notes, along the files and the lines in them; those of which nobody knows where their code is come last. */
export function noteSteps(
	notes: readonly NoteToTell[],
	fileOf: (path: RepoPath) => string,
	lengthOf: (path: RepoPath, line: number) => number,
): readonly NewStep[] {
	return [...notes]
		.sort(byPlace)
		.map((note) => noteStep(note, fileOf, lengthOf));
}

/** The step of one note. */
export function noteStep(
	{ title, text, by, date, place }: NoteToTell,
	fileOf: (path: RepoPath) => string,
	lengthOf: (path: RepoPath, line: number) => number,
): NewStep {
	return {
		title,
		description: [text.trim(), factsOf(by, date)]
			.filter((part) => part !== "")
			.join("\n\n"),
		...(place ? placed(place, fileOf, lengthOf) : {}),
	};
}

function placed(
	{ path, isFolder, lines }: NonNullable<NoteToTell["place"]>,
	fileOf: (path: RepoPath) => string,
	lengthOf: (path: RepoPath, line: number) => number,
): Partial<NewStep> {
	if (isFolder) return { directory: fileOf(path) };
	if (!lines) return { file: fileOf(path) };
	const { start, end } = lines;
	return {
		...{ file: fileOf(path), line: end },
		...(start < end
			? {
					selection: {
						start: { line: start, character: 1 },
						end: { line: end, character: lengthOf(path, end) + 1 },
					},
				}
			: {}),
	};
}

function factsOf(by: readonly string[], date: string | undefined): string {
	const facts = [...by, ...(date === undefined ? [] : [date])].join(", ");
	return facts === "" ? "" : `_${facts}_`;
}

function byPlace({ place: one }: NoteToTell, { place: other }: NoteToTell) {
	if (!one || !other) return Number(!one) - Number(!other);
	if (one.path !== other.path) return one.path < other.path ? -1 : 1;
	return (one.lines?.start ?? 0) - (other.lines?.start ?? 0);
}

import type { FileToday, Today } from "../../core/anchor/engine/place.ts";
import type { PreparedText } from "../../core/anchor/preparedText.ts";
import { makeQuote } from "../../core/anchor/quote.ts";
import { relocate } from "../../core/anchor/relocate.ts";
import type { LineRange } from "../../core/lineRange.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { WrittenLines } from "./changedLines.ts";

/** Where lines stand that a commit wrote. */
export interface PlaceToday {
	readonly path: RepoPath;
	/** `undefined`: the whole file. */
	readonly lines: LineRange | undefined;
}

/** A file as it is today. */
export interface TextToday {
	readonly path: RepoPath;
	readonly text: PreparedText;
}

/** So much of the statements must be left as it was: what was said of others need not be true of what stands there. */
const leastKept = 0.6;

/**
 * Where lines stand today that a commit wrote: in the file at their path, in what it was renamed to, or in `others`.
 * `undefined` where they are gone, stand there several times, are another by now, or are not surely the same.
 */
export function placeToday(
	{ file, lines, statements }: WrittenLines,
	files: {
		readonly same: TextToday | undefined;
		readonly renamed: TextToday | undefined;
		readonly others: readonly TextToday[];
	},
): PlaceToday | undefined {
	const past = file.edit.after;
	const own = files.same ?? files.renamed;
	if (lines === undefined)
		return own && keptOf(statements, own.text) >= leastKept
			? { path: own.path, lines: undefined }
			: undefined;
	const quote = makeQuote(past.lines, lines);
	const anchor = {
		...{ path: file.path, lines, isFolder: false, language: "text" },
		...{ symbol: undefined, commit: undefined, blob: undefined },
		...{ near: undefined, cell: undefined, noteLine: 1 },
	};
	const today: Today = {
		same: todayOf(files.same),
		renamed: todayOf(files.renamed),
		others: files.others.map((other) => fileToday(other)),
	};
	const placement = relocate(anchor, quote, today, past);
	if (placement.state !== "attached" || placement.certainty === "nearest")
		return undefined;
	const there = [files.same, files.renamed, ...files.others].find(
		(each) => each?.path === placement.path,
	);
	return there && keptOf(statements, there.text, placement.lines) >= leastKept
		? { path: placement.path, lines: placement.lines }
		: undefined;
}

function todayOf(file: TextToday | undefined): FileToday | undefined {
	return file && fileToday(file);
}

function fileToday({ path, text }: TextToday): FileToday {
	return { path, now: () => text, before: () => undefined };
}

/** The share of the statements that stand in lines of a text, whatever their layout. */
function keptOf(
	statements: WrittenLines["statements"],
	{ byText, solid }: PreparedText,
	lines?: LineRange,
): number {
	const kept = statements.filter(({ text }) =>
		byText.get(text)?.some((at) => {
			const line = solid[at]?.line ?? 0;
			return !lines || (line >= lines.start && line <= lines.end);
		}),
	);
	return kept.length / statements.length;
}

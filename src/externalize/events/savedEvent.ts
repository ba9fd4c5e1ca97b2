import { conflictsIn } from "../../core/anchor/conflictSides.ts";
import {
	type PreparedText,
	prepareText,
} from "../../core/anchor/preparedText.ts";
import { containsLine, type LineRange } from "../../core/lineRange.ts";
import type { Pacer } from "../../core/pacer.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { literalChange } from "../moments/literalChange.ts";
import type { SavedChange, SavedEvent } from "./event.ts";
import { type HunkPlace, hunkPlaces } from "./hunkPlaces.ts";
import type { TextIds } from "./textIds.ts";

/** A save, as the editor knows of it. */
export interface Saved {
	readonly path: RepoPath;
	/** Milliseconds since 1970-01-01 UTC. */
	readonly at: number;
	/** The whole text as it was saved before, and now. */
	readonly before: string;
	readonly after: string;
	readonly isUndone: boolean;
	/** Lines of the text now that were put in, several at once, by one edit. */
	readonly pasted: readonly LineRange[];
}

/** UTF-16 units of a text beyond which nothing is told of its saves. */
export const longestSaved = 250_000;
/** Characters of a line that people still write. */
const longestLine = 4000;
/** Changes of one save that are told. */
const mostChanges = 200;

/**
 * What a save did. `undefined` where it changed nothing at all, and for texts that nobody writes by hand: very long ones,
 * and those with very long lines.
 */
export async function savedEvent(
	{ path, at, before, after, isUndone, pasted }: Saved,
	ids: TextIds,
	pacer: Pacer,
): Promise<SavedEvent | undefined> {
	if (before === after || !isReadable(before) || !isReadable(after))
		return undefined;
	const old = prepareText(before);
	const now = prepareText(after);
	if (![...old.lines, ...now.lines].every(isWritten)) return undefined;
	const rest = async () => {
		if (pacer.isDue()) await pacer.rest();
	};
	await old.read(pacer);
	await now.read(pacer);
	await rest();
	const was = ids.ofCode(old);
	await rest();
	const is = ids.ofCode(now);
	await rest();
	const places = was === is ? [] : hunkPlaces(old, now);
	await rest();
	const changes = places
		.slice(0, mostChanges)
		.flatMap((placed) => changeOf(placed, ids));
	return {
		...{ type: "saved", at, path, before: was, after: is, changes, isUndone },
		pasted: pasted.flatMap((lines) => within(lines, changes)),
		resolved: before.includes("<<<<<<<") ? resolvedIn(old, now, places) : [],
	};
}

function isReadable(text: string): boolean {
	return text.length <= longestSaved;
}

function isWritten({ length }: string): boolean {
	return length <= longestLine;
}

/** None where the lines were but broken in another way. */
function changeOf(
	{ hunk, before, after }: HunkPlace,
	ids: TextIds,
): readonly SavedChange[] {
	const was = ids.ofLines(hunk.old.map(({ source }) => source));
	const now = ids.ofLines(hunk.now.map(({ source }) => source));
	if (was === now) return [];
	const literal = literalChange(hunk);
	return [
		{
			...{ before, after, was, now },
			...(literal && { frame: ids.ofWords(literal.frame) }),
		},
	];
}

/** The part of the lines that was changed, from its first line to its last. */
function within(
	{ start, end }: LineRange,
	changes: readonly SavedChange[],
): readonly LineRange[] {
	const parts = changes
		.map(({ after }) => ({
			start: Math.max(start, after.start),
			end: Math.min(end, after.end),
		}))
		.filter((part) => part.start <= part.end);
	const [first] = parts;
	const last = parts.at(-1);
	return first && last ? [{ start: first.start, end: last.end }] : [];
}

/** What stands now where conflicts stood that are whole no more. */
function resolvedIn(
	old: PreparedText,
	now: PreparedText,
	places: readonly HunkPlace[],
): readonly LineRange[] {
	const left = conflictsIn(now.lines);
	return conflictsIn(old.lines).flatMap((conflict) => {
		const around = (line: number) =>
			places.find(({ before }) => containsLine(before, line));
		const [first, last] = [around(conflict.start), around(conflict.end)];
		if (!first || !last) return [];
		const { start } = first.after;
		const end = Math.max(start, last.after.end);
		const isLeft = left.some((each) => each.start <= end && start <= each.end);
		if (isLeft) return [];
		const lines = Math.max(1, now.lines.length);
		return [{ start: Math.min(start, lines), end: Math.min(end, lines) }];
	});
}

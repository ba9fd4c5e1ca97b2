import type { LineRange } from "../../../core/lineRange.ts";
import { isWithin, type RepoPath } from "../../../core/repoPath.ts";
import type {
	SavedEvent,
	Stretch,
	TextId,
	WorkEvent,
} from "../../events/event.ts";
import { mostChanges } from "./liveKind.ts";
import { movedPath } from "./perFile.ts";
import { followed, linesOf } from "./stretches.ts";

/** Lines that an event tells of. */
export interface EventPlace {
	readonly path: RepoPath;
	/** As in the event; with none, the place between two lines. */
	readonly lines: Stretch;
	/** Id of the text that the lines are of (`after` of a save). */
	readonly text: TextId;
}

/** Where they are. */
export interface PlaceNow {
	readonly path: RepoPath;
	/** `undefined` where that is not known: something else than saves changed the file, such as a checkout. */
	readonly lines: LineRange | undefined;
}

/**
 * Where lines that an event tells of are after what happened later: moved by what changed above them and, where they were
 * written anew, what was put in their place. Of lines that were cut it is the line before. Blank lines that came or went
 * where nothing else changed put it off by as many, since layout alone is not told. `undefined`: the file was deleted.
 */
export function linesNow(
	{ path, lines, text }: EventPlace,
	later: Iterable<WorkEvent>,
): PlaceNow | undefined {
	let at: Stretch | undefined = lines;
	let [now, known] = [path, text];
	for (const event of later) {
		if (event.type === "deleted" && isWithin(event.path, now)) return undefined;
		if (event.type === "moved") now = movedPath(now, event);
		if (event.type !== "saved" || event.path !== now) continue;
		const isKnown =
			event.before === known && event.changes.length < mostChanges;
		at = at && isKnown ? followed(at, event.changes) : undefined;
		known = event.after;
	}
	return { path: now, lines: at && linesOf(at) };
}

/** Lines of a file after one save of it; `undefined` where nothing is left of them, or too much was changed to tell. */
export function linesAfterSave(
	lines: LineRange,
	{ changes }: Pick<SavedEvent, "changes">,
): LineRange | undefined {
	return changes.length < mostChanges
		? linesOf(followed(lines, changes))
		: undefined;
}

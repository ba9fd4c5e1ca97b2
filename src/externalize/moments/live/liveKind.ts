import type { PreparedText } from "../../../core/anchor/preparedText.ts";
import type { LineRange } from "../../../core/lineRange.ts";
import type { NoteKind } from "../../../core/note.ts";
import type { NoteId } from "../../../core/noteId.ts";
import type { Person } from "../../../core/person.ts";
import { baseName, type RepoPath } from "../../../core/repoPath.ts";
import type {
	GitDeed,
	SavedEvent,
	Stretch,
	TextId,
	WorkEvent,
} from "../../events/event.ts";
import { isStatement } from "../codeLine.ts";
import { fileRole } from "../fileRole.ts";
import type { Finding, MomentKind } from "../moment.ts";
import type { MomentReaders } from "../momentReaders.ts";
import { symbolAt } from "../symbolAt.ts";
import { lengthOf, linesOf } from "./stretches.ts";

/** A file as it was saved last. */
export interface FileNow {
	readonly text: PreparedText;
	/** Git's id of it; `undefined` where it is not known. */
	readonly blob: string | undefined;
}

/** A note whose code is for certain on lines of a file. */
export interface PlacedNote {
	readonly id: NoteId;
	readonly title: string;
	readonly kind: NoteKind;
	/** A question that nobody has answered. */
	readonly isOpen: boolean;
	/** Who wrote it. */
	readonly by: readonly Person[];
	/** Of the file as saved last; 1-based, inclusive. */
	readonly lines: LineRange;
	/**
	 * Its code says something else than when this working session began, without regard to layout, and not because git put
	 * another state of the file in place.
	 */
	readonly hasChanged: boolean;
	/** Another one after each edit of the note, and after each time that somebody confirmed it. */
	readonly revision: string;
}

/** What moments in the editor need of the world beside events; asked for only where one may have come up. */
export interface LiveReaders
	extends Pick<MomentReaders, "commentsIn" | "givesReason"> {
	/** `undefined` where it is not at hand: the question then names the file alone. */
	fileNow(path: RepoPath): FileNow | undefined;
	/** Asked for at every save. */
	notesIn(path: RepoPath): readonly PlacedNote[];
	/** Those who work here now: one alone, or a pair. */
	atWork(): readonly Person[];
	/** The id that events have for words, as of the line around a literal (`TextIds.ofWords`). */
	idOf(words: string): TextId;
}

/** What lies around an event, as all kinds need it. */
export interface Step {
	/** How many commands, debug sessions and commits there were so far: what was tried or finished. */
	readonly tries: number;
	/** How often so far another file was saved than before. */
	readonly turns: number;
	/** How many commits there were so far. */
	readonly commits: number;
	/** Something else than saves changed the file since its last one, so that places and states known of it are others. */
	readonly isJump: boolean;
	/** Git has just put files in place: what is saved now may be its work. */
	readonly isByGit: boolean;
	/** Nothing happened for hours before. */
	readonly isNewSession: boolean;
}

/** When something was done. */
export interface Mark extends Pick<Step, "tries" | "turns" | "commits"> {
	readonly at: number;
}

/** The mark of an event. */
export function markOf(
	{ at }: WorkEvent,
	{ tries, turns, commits }: Step,
): Mark {
	return { at, tries, turns, commits };
}

/** Milliseconds after which what was saved is no part of the same burst of typing. */
const burstMs = 60_000;
/** So long after saving one file somebody really was in another, and did not save all at once. */
const turnMs = 2000;

/**
 * Whether something else lay between two marks of one place, so that what stood there was more than a step of typing: a
 * minute, a command or debug session, a commit, or another file.
 */
export function isApart(earlier: Mark, later: Mark): boolean {
	const ms = later.at - earlier.at;
	return (
		ms >= burstMs ||
		later.tries > earlier.tries ||
		(later.turns > earlier.turns && ms >= turnMs)
	);
}

/** Git deeds that put files in place. */
export const placing: ReadonlySet<GitDeed> = new Set([
	"merge",
	"revert",
	"cherry-pick",
	"rebase",
	"pull",
	"checkout",
	"reset",
	"stash",
	"other",
]);

/** Changes that a save tells of at most: of one with as many it is not known what lies below. */
export const mostChanges = 200;

/** Whether it is not known where lines of the file went by a save. */
export function isPlaceLost({ changes }: SavedEvent, step: Step): boolean {
	return step.isJump || changes.length >= mostChanges;
}

/** Whether an event is the save of a file in which something is tried and decided: code, tests and configuration. */
export function isCodeSaved(event: WorkEvent): event is SavedEvent {
	if (event.type !== "saved") return false;
	const role = fileRole(event.path);
	return role === "code" || role === "configuration" || role === "test";
}

/** A save that changes more places than that renames or replaces something everywhere. */
const mostPlaces = 8;

/** Whether a save was somebody writing: no undo, no formatter, nothing done everywhere at once. */
export function isWriting({
	before,
	after,
	changes,
	isUndone,
}: SavedEvent): boolean {
	return (
		!isUndone &&
		before !== after &&
		changes.length > 0 &&
		changes.length <= mostPlaces
	);
}

/** A finding, and its kind. `lines` are those of the file as saved last. */
export interface LiveFinding extends Finding {
	readonly kind: MomentKind;
}

/** What may be worth a question, worked out only where somebody may be asked. */
export type Sighting = (readers: LiveReaders) => readonly LiveFinding[];

/** Looks for moments of a kind in one event after the other, and keeps no more of them than it needs. */
export interface LiveKind {
	add(event: WorkEvent, step: Step): readonly Sighting[];
}

/** A place as it is named and shown. */
export interface NamedPlace {
	/** The function or class around it, or the file. */
	readonly name: string;
	readonly lines: LineRange;
	/** Its lines as they are; `undefined` where the text is not at hand. */
	readonly source: readonly string[] | undefined;
}

/** Names the lines of a stretch as it is now. Blank lines at its ends are left out. */
export function placeNow(
	readers: Pick<LiveReaders, "fileNow">,
	path: RepoPath,
	stretch: Stretch,
): NamedPlace {
	const text = readers.fileNow(path)?.text;
	if (!text)
		return { name: baseName(path), lines: linesOf(stretch), source: undefined };
	const lines = solidPart(linesOf(stretch), text);
	const symbol = symbolAt(text, lines.start);
	// What was cut between two functions is of neither.
	const isOf =
		lengthOf(stretch) > 0 || symbol === symbolAt(text, stretch.start);
	return {
		name: (isOf ? symbol : undefined) ?? baseName(path),
		lines,
		source: text.lines.slice(lines.start - 1, lines.end),
	};
}

/** Names with commas between, as imports, exports and lists have them, or an address or hash alone. */
const listed =
	/^[[({]*(?:["'`]?[\w$./@-]+["'`]?(?:\s+as\s+\w+)?\s*,\s*)*["'`]?[\w$./@-]+["'`]?\s*[,\\]?[\])}]*;?$|^\W*\w*\W*(?:https?:\/\/|[0-9a-f]{40})/;

/** Whether a line of a place says what is done or holds; so it is taken where its text is not at hand. */
export function isTelling({ source }: NamedPlace): boolean {
	if (!source) return true;
	return source.some(
		(line) => isStatement(line) && !listed.test(line.slice(0, 300).trim()),
	);
}

function solidPart({ start, end }: LineRange, text: PreparedText): LineRange {
	const last = Math.max(1, text.lines.length);
	const isBlank = (line: number) => (text.lines[line - 1] ?? "").trim() === "";
	let [from, until] = [Math.min(start, last), Math.min(end, last)];
	while (from < until && isBlank(from)) from++;
	while (from < until && isBlank(until)) until--;
	return { start: from, end: until };
}

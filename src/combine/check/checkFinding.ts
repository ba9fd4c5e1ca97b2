import type { CheckCode, CheckLevel } from "../../core/config.ts";
import type { LineRange } from "../../core/lineRange.ts";
import type { Message } from "../../core/message.ts";
import type { NoteKind } from "../../core/note.ts";
import type { NoteId } from "../../core/noteId.ts";
import type { Person } from "../../core/person.ts";
import type { RepoPath } from "../../core/repoPath.ts";

/**
 * What holds where the team settled nothing: nothing about a note or its age fails a build.
 *
 * - `code-changed`: the code under a note says something else than before.
 * - `code-gone`: it was taken away.
 * - `code-doubtful`: it probably went to one of a few places.
 * - `code-unread`: its file cannot be compared: it is no text, or too large.
 * - `code-reformatted`: it has another layout, or other comments, types or names of its own variables, and does the same.
 * - `governed`: a note speaks of a whole file or folder in which code changed.
 * - `question-open`: somebody asked about code that changed.
 * - `until-reached`: what a note waited for has come.
 * - `note-new`, `note-ended`, `note-removed`: the change brings a note, supersedes or retires it, takes its file away.
 * - `decisions-clash`: a decision of the change and another contradict each other, or decide about the same.
 * - `reason-missing`: something was done whose reason stands nowhere.
 * - `malformed`: a file cannot be read as what it is.
 * - `flawed`: something else is wrong with a note, a record, a path or the settings; matters as the finding itself says.
 * - `log-outdated`: the decision log is not what would be built now.
 * - `notes-shipped`: a package would bring notes to its users.
 */
export const defaultLevels: Readonly<Record<CheckCode, CheckLevel>> = {
	"code-changed": "warning",
	"code-gone": "warning",
	"code-doubtful": "info",
	"code-unread": "warning",
	"code-reformatted": "info",
	governed: "info",
	"question-open": "info",
	"until-reached": "warning",
	"note-new": "info",
	"note-ended": "info",
	"note-removed": "info",
	"decisions-clash": "warning",
	"reason-missing": "info",
	malformed: "error",
	flawed: "warning",
	"log-outdated": "info",
	"notes-shipped": "info",
};

/** Those that ask somebody something, and find no fault. */
export const askingCodes: ReadonlySet<CheckCode> = new Set([
	"question-open",
	"reason-missing",
]);

/** Those that only a person can settle: whom to ask is told with them. */
export const personalCodes: ReadonlySet<CheckCode> = new Set([
	...askingCodes,
	...(["code-changed", "code-gone", "code-doubtful"] as const),
	...(["code-unread", "until-reached"] as const),
]);

/** Those that tell what a change brings. */
export const newsCodes: ReadonlySet<CheckCode> = new Set([
	"note-new",
	"note-ended",
	"note-removed",
]);

/** Lines of a text. */
export interface Stretch {
	readonly path: RepoPath;
	/** 1-based, inclusive. */
	readonly lines: LineRange;
	/** What stands there, without line ends. */
	readonly text: readonly string[];
}

/** A note as findings name it. */
export interface CheckedNote {
	readonly id: NoteId;
	readonly kind: NoteKind;
	/** Plain text on one line. */
	readonly title: string;
	/** Where it lies; a draft's path is in the drafts' folder. */
	readonly path: RepoPath;
	readonly isDraft: boolean;
	/** Whom it names. */
	readonly by: readonly Person[];
}

/** Something that a review should know. */
export interface CheckFinding {
	/** The same for the same thing at every check of it, and no other's: letters, digits, `-`, `:` and what paths hold. */
	readonly id: string;
	readonly code: CheckCode;
	readonly level: CheckLevel;
	readonly path: RepoPath;
	/** 1-based, inclusive, in the file as it is now; `undefined`: all of it, or it is gone. */
	readonly lines: LineRange | undefined;
	/** `undefined` where it is about no note. */
	readonly note: CheckedNote | undefined;
	/** One sentence. */
	readonly said: Message;
	/** The code owners of what it is about, as the repository names them; empty: none, or nobody is to be asked. */
	readonly owners: readonly string[];
	/** What to do, in one sentence; `undefined`: nothing. */
	readonly todo: Message | undefined;
	/** The code as it was. */
	readonly before: Stretch | undefined;
	/** The code as it is. */
	readonly after: Stretch | undefined;
}

/** A finding of which it is not settled yet how much it matters. */
export interface UnrankedFinding
	extends Omit<CheckFinding, "level" | "owners"> {
	/** The code that it is about, where that does not lie at `path`. */
	readonly codePath?: RepoPath;
	/** What holds instead of `defaultLevels` where the team settled nothing. */
	readonly usual?: CheckLevel;
}

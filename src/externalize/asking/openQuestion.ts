import type { LineRange } from "../../core/lineRange.ts";
import type { Message } from "../../core/message.ts";
import type { NoteId } from "../../core/noteId.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { Moment } from "../moments/moment.ts";

/** What became of a question. `later`: somebody said “not now”; it waits in the view, and is not shown again. */
export type QuestionState = "open" | "later" | "answered" | "never";

/** A question that waits for an answer, in the repository's git directory: nobody else sees it. */
export interface OpenQuestion extends Moment {
	/**
	 * Tells it from others, whatever history is rewritten: a rebase, an amended commit or another work tree does not make it
	 * anew. See `questionKey`.
	 */
	readonly key: string;
	/** By which the command line calls it: 1 and up, the smallest that is free. */
	readonly number: number;
	/** Milliseconds since 1970-01-01 UTC, when it came up. */
	readonly at: number;
	/** The commit that shows it, full hash; `undefined` for what was seen in the editor. */
	readonly commit: string | undefined;
	/** Git's id of the file's text that `lines` refers to; `undefined` where it is not known. */
	readonly blob: string | undefined;
	readonly state: QuestionState;
	/** The note that answers it. */
	readonly note?: NoteId | undefined;
	/** Whether it was shown by a notification. */
	readonly wasShown: boolean;
}

/** A moment as it comes up. */
export interface NewQuestion extends Moment {
	readonly at: number;
	readonly commit: string | undefined;
	readonly blob: string | undefined;
}

/** Days after which nobody remembers: the question goes. */
export const questionDays = 7;

/**
 * The same for a moment however history is rewritten: what kind it is, and the question with all that it names, with the
 * file's name (which may have moved to another folder) but without hashes of commits.
 */
export function questionKey({
	kind,
	path,
	question,
}: Pick<Moment, "kind" | "path" | "question">): string {
	const name = path.slice(path.lastIndexOf("/") + 1);
	return `${kind} ${name} ${words(question)}`;
}

/** A commit's, perhaps cut short; a number is none. */
const hash = /^(?=.*[a-f])[0-9a-f]{7,64}$/;

/** Hashes are left out: they change when history is rewritten. */
function words({ template, args }: Message): string {
	const named = args.map((arg) => {
		if (typeof arg === "object") return words(arg);
		return typeof arg === "string" && hash.test(arg) ? "#" : String(arg);
	});
	return [template, ...named].join("\u0000");
}

/** Where a question's lines are by now. */
export interface QuestionPlace {
	readonly path: RepoPath;
	readonly lines: LineRange | undefined;
	readonly blob: string | undefined;
}

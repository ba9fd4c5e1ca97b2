import type { Message } from "../../core/message.ts";
import type { RepoPath } from "../../core/repoPath.ts";

/** One thing that the team's set-up would change; a person takes or leaves each on its own. */
export type SetupStep = SetupEdit | SetupByHand;

interface SetupStepText {
	/** The same step has the same id in every run, e.g. `npm:package.json`. */
	readonly id: string;
	readonly path: RepoPath;
	/** A short imperative. */
	readonly title: Message;
	/** One sentence: what goes wrong without it, or what else it brings. */
	readonly reason: Message;
}

/** A file to be written or removed. No two steps of a plan edit the same file. */
export interface SetupEdit extends SetupStepText {
	readonly kind: "edit";
	/** The file's text as read; `undefined`: there is no file. */
	readonly before: string | undefined;
	/** The whole text to be written; `undefined`: the file is removed (when undoing only). */
	readonly after: string | undefined;
}

/** Something that Tacit cannot write safely and says instead. */
export interface SetupByHand extends SetupStepText {
	readonly kind: "by-hand";
	/** What to paste into the file. */
	readonly text: string;
}
